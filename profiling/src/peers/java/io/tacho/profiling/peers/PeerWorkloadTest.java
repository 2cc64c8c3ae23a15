package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each workload of each peer does what it is to do, twice in a row. */
class PeerWorkloadTest {
    static Stream<Arguments> workloads() {
        return Stream.of(PeerRow.values())
                .filter(row -> row != PeerRow.IDLE)
                .flatMap(row -> row.lineup().peers().stream().map(peer -> Arguments.of(row, peer)));
    }

    static Stream<Population> populations() {
        return Stream.of(
                TachoPopulation.anonymous(2),
                PekkoPopulation.anonymous(2),
                VertxPopulation.addressed(2));
    }

    @ParameterizedTest
    @MethodSource("populations")
    void shouldFindTheHeapGrownByIdleActors(Population population) {
        try (PeerWorkload workload = new IdleHeap(population, 20_000)) {
            assertTrue(workload.run() > 20_000 * 16);
            workload.reset();
            assertTrue(workload.run() > 20_000 * 16);
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldPassItsOwnCheckRoundAfterRound(PeerRow row, Peer peer) {
        try (PeerWorkload workload = row.lineup().open(peer, 2)) {
            for (int round = 0; round < 2; round++) {
                assertTrue(workload.run() > 0);
                workload.reset();
            }
        }
    }
}
