package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** From a fork's line to the table. */
class ComparisonTableTest {
    private static final double NEAR = 80;
    private static final double FAR = 300;
    private static final double DISTURBED = 7_000_000;

    private static ForkResult fork(Peer peer, double median, double before, double after) {
        return new ForkResult(
                peer,
                PeerRow.RING_1,
                2,
                new Windows(median, median, median, 0.5),
                before,
                after,
                "25");
    }

    @Test
    void shouldReadBackWhatAForkPrints() {
        ForkResult result = fork(Peer.TACHO, 12.25, NEAR, FAR);

        assertEquals(result, ForkResult.parse(result.line()));
    }

    @Test
    void shouldCompareOnlyForksOfOneRegime() {
        String table =
                new ComparisonTable(
                                List.of(
                                        fork(Peer.TACHO, 20, NEAR, NEAR),
                                        fork(Peer.TACHO, 30, NEAR, NEAR),
                                        fork(Peer.PEKKO, 100, NEAR, NEAR),
                                        fork(Peer.PEKKO, 400, FAR, FAR),
                                        fork(Peer.PEKKO, 200, NEAR, FAR),
                                        fork(Peer.PEKKO, 900, FAR, DISTURBED)))
                        .markdown();

        String hop = "| a hop: ring of 1,000 actors, 1 token | 2, ";
        assertTrue(
                table.contains(
                        hop
                                + "near | 2/1 | ns | 25.0 [20.0 .. 30.0] | 100.0 [100.0 .. 100.0]"
                                + " | 0.25 | <= 0.25x | met | 0.500 | 0.500 |"),
                table);
        assertTrue(table.contains(hop + "far | 0/1 | ns | - | 400.0"), table);
        assertTrue(table.contains(hop + "shifted | 0/1 | ns | - | 200.0"), table);
        assertTrue(table.contains(hop + "disturbed | 0/1 | ns | - | 900.0"), table);
    }

    @Test
    void shouldGiveNoVerdictWhenTheForksWereDisturbed() {
        String table =
                new ComparisonTable(
                                List.of(
                                        fork(Peer.TACHO, 20, DISTURBED, NEAR),
                                        fork(Peer.PEKKO, 100, NEAR, DISTURBED)))
                        .markdown();

        assertTrue(table.contains("| - | <= 0.25x | - |"), table);
    }

    @Test
    void shouldMissTheGoalWhenTheRatioIsAboveIt() {
        assertTrue(
                new ComparisonTable(
                                List.of(
                                        fork(Peer.TACHO, 26, FAR, FAR),
                                        fork(Peer.PEKKO, 100, FAR, FAR)))
                        .markdown()
                        .contains("| 0.26 | <= 0.25x | missed |"));
    }

    @Test
    void shouldRefuseWhatIsNoOption() {
        for (String[] args :
                new String[][] {
                    {"--cores", "3"}, {"--fork", "1"}, {"--forks"}, {"--workload", "x"}
                }) {
            assertThrows(IllegalArgumentException.class, () -> ComparisonOptions.parse(args));
        }
    }
}
