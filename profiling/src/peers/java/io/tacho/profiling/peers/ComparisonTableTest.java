package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From a fork's line to the table. */
class ComparisonTableTest {
    private static final double NEAR = 80;
    private static final double FAR = 300;
    private static final double DISTURBED = 7_000_000;
    private static final String HOP = "| a hop: ring of 1,000 actors, 1 token | 2, ";

    private static ForkResult fork(Peer peer, double median, double before, double after) {
        return fork(PeerRow.RING_1, peer, median, before, after);
    }

    private static ForkResult fork(
            PeerRow row, Peer peer, double median, double before, double after) {
        return new ForkResult(
                peer, row, 2, new Windows(median, median, median, 0.5), before, after, "25");
    }

    private static String table(ForkResult... forks) {
        return table(EnumSet.allOf(Peer.class), forks);
    }

    private static String table(Set<Peer> peers, ForkResult... forks) {
        return new ComparisonTable(peers, List.of(forks)).markdown();
    }

    private static void assertContains(String part, String table) {
        assertTrue(table.contains(part), table);
    }

    @Test
    void shouldReadBackWhatAForkPrints() {
        for (Peer peer : Peer.values()) {
            ForkResult result = fork(peer, 12.25, NEAR, FAR);

            assertEquals(result, ForkResult.parse(result.line()));
        }
    }

    @Test
    void shouldCompareOnlyForksOfOneRegime() {
        String table =
                table(
                        fork(Peer.TACHO, 20, NEAR, NEAR),
                        fork(Peer.TACHO, 30, NEAR, NEAR),
                        fork(Peer.PEKKO, 100, NEAR, NEAR),
                        fork(Peer.PEKKO, 400, FAR, FAR),
                        fork(Peer.PEKKO, 200, NEAR, FAR),
                        fork(Peer.PEKKO, 900, FAR, DISTURBED));

        assertContains(
                HOP
                        + "near | Pekko | 2/1 | ns | 25.0 [20.0 .. 30.0] | 100.0 [100.0 .. 100.0]"
                        + " | 0.25 | Tacho | <= 0.25x | met | 0.500 | 0.500 |",
                table);
        assertContains(HOP + "far | Pekko | 0/1 | ns | - | 400.0", table);
        assertContains(HOP + "shifted | Pekko | 0/1 | ns | - | 200.0", table);
        assertContains(HOP + "disturbed | Pekko | 0/1 | ns | - | 900.0", table);
    }

    @Test
    void shouldGiveNoVerdictWhenTheForksWereDisturbed() {
        String table =
                table(
                        fork(Peer.TACHO, 20, DISTURBED, NEAR),
                        fork(Peer.PEKKO, 100, NEAR, DISTURBED));

        assertContains("| - | - | <= 0.25x | - |", table);
        assertContains("Who wins: nothing can be compared.", table);
    }

    @Test
    void shouldMissTheGoalWhenTheRatioIsAboveIt() {
        assertContains(
                "| 0.26 | Tacho | <= 0.25x | missed |",
                table(fork(Peer.TACHO, 26, FAR, FAR), fork(Peer.PEKKO, 100, FAR, FAR)));
    }

    @Test
    void shouldSetNoGoalWhenThePeerIsNotPekko() {
        assertContains(
                "| 0.26 | Tacho | - | - |",
                table(fork(Peer.TACHO, 26, FAR, FAR), fork(Peer.VERTX, 100, FAR, FAR)));
    }

    @Test
    void shouldSayPlainlyThatAPeerIsAheadWhenItIs() {
        String table =
                table(
                        fork(PeerRow.TELL, Peer.TACHO, 26, FAR, FAR),
                        fork(PeerRow.TELL, Peer.DISRUPTOR, 13, FAR, FAR));

        assertContains("| 2.00 | Disruptor | - | - |", table);
        assertContains(
                "Who wins: against Disruptor Tacho in 0, Disruptor in 1 (tell on 2, far),"
                        + " neither in 0.",
                table);
    }

    @Test
    void shouldPutNobodyAheadWhenTheRangesOverlap() {
        String table =
                table(
                        fork(Peer.TACHO, 20, FAR, FAR),
                        fork(Peer.TACHO, 110, FAR, FAR),
                        fork(Peer.PEKKO, 100, FAR, FAR));

        assertContains("| 0.65 | neither |", table);
        assertContains("neither in 1 (ring-1 on 2, far).", table);
    }

    @Test
    void shouldSayWhyAPeerHasNoFigureWhenItCantDoTheWork() {
        String table = table(fork(Peer.TACHO, 20, FAR, FAR));

        assertContains(
                "| a hop: ring of 1,000 actors, 1 token | - | JCTools | - | - | - | -[^1] |",
                table);
        assertContains("\n[^1]: " + Omission.QUEUES_WITHOUT_SCHEDULER.reason() + "\n", table);
        assertFalse(table.contains(Omission.NO_REPLY.reason()), table);
    }

    @Test
    void shouldLeaveOutWhoIsNotCompared() {
        String table =
                table(
                        EnumSet.of(Peer.TACHO, Peer.PEKKO),
                        fork(Peer.TACHO, 20, FAR, FAR),
                        fork(Peer.PEKKO, 100, FAR, FAR));

        assertContains(HOP + "far | Pekko | 1/1 |", table);
        for (Peer absent : List.of(Peer.VERTX, Peer.JCTOOLS, Peer.DISRUPTOR)) {
            assertFalse(table.contains(absent.title()), table);
        }
        assertFalse(table.contains("[^"), table);
    }

    @Test
    void shouldKeepTheRowOfWhoIsComparedAndHasNoForkYet() {
        assertContains(
                HOP + "far | Pekko | 1/0 |",
                table(EnumSet.of(Peer.TACHO, Peer.PEKKO), fork(Peer.TACHO, 20, FAR, FAR)));
    }

    @Test
    void shouldReadEachOption() {
        assertEquals(
                new ComparisonOptions(
                        List.of(PeerRow.ASK),
                        EnumSet.of(Peer.TACHO, Peer.VERTX),
                        List.of(2),
                        3,
                        0,
                        1),
                ComparisonOptions.parse(
                        "--workload ask --peer vertx --cores 2 --forks 3 --warm-up 0 --windows 1"
                                .split(" ")));
    }

    @Test
    void shouldRefuseWhatIsNoOption() {
        for (String[] args :
                new String[][] {
                    {"--cores", "3"},
                    {"--fork", "1"},
                    {"--forks"},
                    {"--workload", "x"},
                    {"--peer", "x"}
                }) {
            assertThrows(IllegalArgumentException.class, () -> ComparisonOptions.parse(args));
        }
    }
}
