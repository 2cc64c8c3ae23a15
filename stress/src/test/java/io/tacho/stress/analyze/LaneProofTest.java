package io.tacho.stress.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.reader.LaneClose;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneProofTest {
    private final LaneProof proof = new LaneProof();

    private void see(int lane, long... numbers) {
        for (long number : numbers) {
            proof.saw((long) lane << 48 | number);
        }
    }

    @Test
    void shouldProveThatAllIsThereInAnyOrder() {
        see(1, 3, 1, 2);
        see(0xFFFF, 2, 1);
        LaneReport report =
                proof.report(
                        List.of(
                                new LaneClose(1, 3, 4),
                                new LaneClose(2, 0, 5),
                                new LaneClose(0xFFFF, 2, 0)));

        assertEquals(List.of(), report.findings());
        assertTrue(report.proved());
        assertEquals(5, report.sent());
        assertEquals(5, report.recorded());
        assertEquals(9, report.rejected());
    }

    @Test
    void shouldNameTheLaneOfWhichSomethingIsMissing() {
        see(1, 1, 2, 4);
        LaneReport report = proof.report(List.of(new LaneClose(1, 4, 0)));

        assertEquals(List.of("lane 1 gave out 4 messages, and 3 are on record"), report.findings());
        assertFalse(report.proved());
    }

    @Test
    void shouldFindOneLostWhenAnotherIsThereTwice() {
        see(1, 1, 1, 3, 4);
        assertEquals(
                List.of(
                        "lane 1: as many messages are on record as it gave out, 4, but not each"
                                + " exactly once"),
                proof.report(List.of(new LaneClose(1, 4, 0))).findings());
    }

    @Test
    void shouldFindThemWhenTheSumIsRight() {
        // 1 + 4 = 2 + 3, but 1 and 16 are not 4 and 9.
        see(1, 1, 4, 1, 4);
        assertFalse(proof.report(List.of(new LaneClose(1, 4, 0))).proved());
    }

    @Test
    void shouldSayWhatIsUnknownWithoutAClose() {
        see(3, 1, 2, 3);
        LaneReport report = proof.report(List.of());

        assertEquals(
                List.of(
                        "lane 3 was not closed: 3 messages are on record, how many there were is"
                                + " unknown"),
                report.findings());
        assertEquals(3, report.unknown());
    }

    @Test
    void shouldNotFillTheScreenWithLanes() {
        for (int lane = 1; lane <= 100; lane++) {
            see(lane, 1);
        }
        List<String> findings = proof.report(List.of()).findings();

        assertEquals(11, findings.size());
        assertEquals("and 90 lanes more", findings.get(10));
    }

    @Test
    void shouldCountBeyondWhatSquaresFitInto() {
        int many = 5_000_000;
        for (int number = 1; number <= many; number++) {
            see(7, number);
        }
        assertTrue(proof.report(List.of(new LaneClose(7, many, 0))).proved());
    }
}
