package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Each peer does the work, or has a reason why not. */
class LineupTest {
    private static final IntFunction<PeerWorkload> WORKLOAD =
            workers -> new SpawnRate(TachoPopulation.anonymous(workers), 1);

    private final Map<Peer, Omission> omissions = new EnumMap<>(Peer.class);

    private Lineup withTachoOnly() {
        Arrays.stream(Peer.values())
                .filter(peer -> peer != Peer.TACHO)
                .forEach(peer -> omissions.put(peer, Omission.NO_REPLY));
        return Lineup.of(Map.of(Peer.TACHO, WORKLOAD), omissions);
    }

    @Test
    void shouldLetThoseTakeTurnsThatDoTheWork() {
        assertEquals(List.of(Peer.TACHO), withTachoOnly().peers());
        assertEquals(List.of(Peer.values()), PeerRow.TELL.lineup().peers());
    }

    @Test
    void shouldSayWhyWhenAPeerCantDoTheWork() {
        Lineup lineup = withTachoOnly();

        Exception failure =
                assertThrows(IllegalArgumentException.class, () -> lineup.open(Peer.DISRUPTOR, 1));

        assertEquals(
                "Disruptor can't do this work: " + Omission.NO_REPLY.reason(),
                failure.getMessage());
    }

    @Test
    void shouldRefuseALineupWhenAPeerHasNoPlace() {
        withTachoOnly();
        omissions.remove(Peer.VERTX);

        Exception failure =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Lineup.of(Map.of(Peer.TACHO, WORKLOAD), omissions));

        assertEquals("Vert.x has either a workload or a reason to have none", failure.getMessage());
    }

    @Test
    void shouldRefuseALineupWhenAPeerHasTwoPlaces() {
        withTachoOnly();

        assertThrows(
                IllegalArgumentException.class,
                () -> Lineup.of(Map.of(Peer.TACHO, WORKLOAD, Peer.PEKKO, WORKLOAD), omissions));
    }

    @Test
    void shouldRefuseALineupWithoutTacho() {
        withTachoOnly();
        omissions.put(Peer.TACHO, Omission.NO_REPLY);

        assertThrows(IllegalArgumentException.class, () -> Lineup.of(Map.of(), omissions));
    }
}
