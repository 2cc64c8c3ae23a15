package io.tacho.stress.whatif;

import static io.tacho.stress.whatif.Predictions.A;
import static io.tacho.stress.whatif.Predictions.B;
import static io.tacho.stress.whatif.Predictions.faster;
import static io.tacho.stress.whatif.Predictions.load;
import static io.tacho.stress.whatif.Predictions.predicted;
import static io.tacho.stress.whatif.Predictions.recording;
import static io.tacho.stress.whatif.Predictions.threeMessages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyReport;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings under another load, of which it is known by hand what becomes of them. Times in ns.
 */
class WhatIfLoadTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldLetMessagesQueueWhenTheLoadIsHigher() {
        LatencyReport report = predicted(threeMessages(temporary), load(3));

        // Due at 667, 1,333 and 2,000; handled from 767, 1,767 and 2,767 on; the same 3,333 and
        // 6,667 later.
        assertEquals(9, report.response().count());
        assertEquals(767, report.queueWait().max());
        assertEquals(434, report.queueWait().p50(), 1);
        assertEquals((1_100 + 1_434 + 1_767) / 3.0, report.response().mean(), 1);
        assertEquals(1_000, report.handling().p50());
    }

    @Test
    void shouldHaveAllPausesOfTheRecordingUnderAnyLoad() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.pause(PauseCause.SAFEPOINT, 500, 900);
        journal.pause(PauseCause.SAFEPOINT, 7_600, 8_300);
        journal.operation(0, A, 1_000, 1_000, 1_100);
        journal.operation(0, A, 5_300, 5_300, 5_400);
        JournalReader recording = journal.end(10_000);

        // Twice the load in as much time: due at 500 and 2,650, and again at 5,500 and 7,650.
        LatencyReport twice = predicted(recording, load(2));
        assertEquals(4, twice.response().count());
        assertEquals(750, twice.response().max());
        assertEquals((500 + 100 + 100 + 750) / 4.0, twice.response().mean(), 1);

        // Half of it in twice as much: due at 2,000 and at 10,600, when the first comes once more.
        LatencyReport half = predicted(recording, load(0.5));
        assertEquals(2, half.response().count());
        assertEquals((100 + 400) / 2.0, half.response().mean(), 1);
    }

    @Test
    void shouldPlayAPartOfTheRecordingForALoadThatIsNoWholeNumber() {
        // Three in the whole of it, and two that come within half of it.
        assertEquals(3 + 2, predicted(threeMessages(temporary), load(1.5)).response().count());
    }

    @Test
    void shouldLetNothingQueueWhenTheLoadIsLower() {
        LatencyReport report = predicted(threeMessages(temporary), load(0.5));

        assertEquals(100, report.queueWait().max());
        assertEquals(1_100, report.response().max());
    }

    @Test
    void shouldHaveCollectionsAsOftenAsMessages() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.pause(PauseCause.GC, 4_000, 4_500);
        journal.pause(PauseCause.SAFEPOINT, 8_000, 8_700);
        journal.operation(0, A, 3_900, 3_900, 4_600);
        journal.operation(0, A, 7_900, 7_900, 8_800);
        JournalReader recording = journal.end(10_000);

        LatencyReport report = predicted(recording, load(2));

        // The first is due at 1,950 and interrupted from 2,000 to 2,500, and so 5,000 later; the
        // second, at 3,950, never is, as the other pause still comes at 8,000.
        assertEquals(700, report.handling().max());
        assertEquals((700 + 200 + 700 + 200) / 4.0, report.handling().mean(), 1);
    }

    @Test
    void shouldHoldUpAllThatIsDueWhileTheLoadIsLate() {
        WrittenWorkers journal = recording(temporary, 1);
        // The load could not run from 10,000 to 50,000 and then sent one every 100.
        journal.operation(0, A, 10_000, 50_000, 50_000, 50_010);
        journal.operation(0, A, 20_000, 50_100, 50_100, 50_110);
        journal.operation(0, A, 30_000, 50_200, 50_200, 50_210);
        journal.operation(0, A, 40_000, 50_300, 50_300, 50_310);
        journal.operation(0, A, 60_000, 60_000, 60_000, 60_010);
        journal.operation(0, A, 70_000, 70_000, 70_000, 70_010);
        JournalReader recording = journal.end(100_000);

        LatencyReport report = predicted(recording, load(2));

        // It is due every 5,000 now, twice over, and the load is held up for as long, at the same
        // time.
        assertEquals(12, report.response().count());
        assertEquals(40_010, report.response().max(), 40);
        assertEquals(10, report.service().max());
        assertEquals(0, report.queueWait().max());
    }

    @Test
    void shouldFindAWorkerAsleepWhenTheLoadIsLower() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.activity(0, WorkerActivity.SPIN, 0, 25_000);
        journal.activity(0, WorkerActivity.PARK, 25_000, 80_000);
        journal.operation(0, A, 30_000, 80_000, 80_100);
        journal.operation(0, A, 90_000, 90_000, 90_100);
        JournalReader recording = journal.end(100_000);

        LatencyReport report = predicted(recording, load(0.25));

        // Both, now that it waits for 40 us between them.
        assertEquals(50_000, report.queueWait().max(), 50);
        assertEquals(50_000, report.queueWait().p50(), 50);
    }

    /** A and B begin an operation of the other's in each handler. */
    private JournalReader closedLoop() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.operation(0, A, 1_000, 1_000, 1_400);
        journal.continued(0, A, B, 1_000, 1_400, 1_800);
        journal.continued(0, B, A, 1_400, 1_800, 2_200);
        return journal.end(10_000);
    }

    @Test
    void shouldRefuseAnotherLoadForAClosedLoop() {
        WhatIf whatIf = new WhatIf(closedLoop());

        StressException thrown =
                assertThrows(StressException.class, () -> whatIf.recompute(load(2), null));

        assertEquals(ExitCode.USAGE, thrown.exitCode());
        assertTrue(String.valueOf(thrown.getMessage()).contains("closed loop"));
    }

    @Test
    void shouldBeginTheNextOperationOfAClosedLoopWhenItsHandlerDoes() {
        JournalReader recording = closedLoop();

        WhatIfReport report = new WhatIf(recording).recompute(faster("a", 0.5), null);

        assertEquals(report.recorded(), report.same().latency());
        // All is over at 1,000 + 200 + 400 + 200.
        Recomputed predicted = Objects.requireNonNull(report.predicted());
        assertEquals(1_800, predicted.nanos());
        assertEquals(400, predicted.latency().queueWait().max());
    }
}
