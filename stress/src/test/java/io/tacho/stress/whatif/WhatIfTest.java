package io.tacho.stress.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencySummary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of which it is known by hand what becomes of them. Times in ns. */
class WhatIfTest {
    private static final int A = 2;
    private static final int B = 4;
    private static final int ON_OTHER = 3;

    @TempDir private Path temporary = Path.of("");

    /** A message of this takes part in tests of one type. */
    record Slow() {}

    private WrittenWorkers written(int workers) {
        WrittenWorkers written = new WrittenWorkers(temporary.resolve("w" + workers), workers);
        written.actor(A, "a");
        written.actor(B, "b");
        written.actor(ON_OTHER, "c");
        return written;
    }

    private static Conditions load(double factor) {
        return new Conditions(factor, Map.of(), Set.of(), 0);
    }

    private static Conditions workers(int count) {
        return new Conditions(1, Map.of(), Set.of(), count);
    }

    private static LatencyReport predicted(JournalReader recording, Conditions conditions) {
        WhatIfReport report = new WhatIf(recording).recompute(conditions, null);
        return Objects.requireNonNull(report.predicted()).latency();
    }

    /** Three messages, 1,000 ns each, due every 2,000 ns and noticed 100 ns late. */
    private JournalReader threeMessages() {
        WrittenWorkers journal = written(1);
        journal.operation(0, A, 2_000, 2_100, 3_100);
        journal.operation(0, B, 4_000, 4_100, 5_100);
        journal.operation(0, ON_OTHER, 6_000, 6_100, 7_100);
        return journal.end(10_000);
    }

    @Test
    void shouldLetMessagesQueueWhenTheLoadIsHigher() {
        LatencyReport report = predicted(threeMessages(), load(3));

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
        WrittenWorkers journal = written(1);
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
        assertEquals(3 + 2, predicted(threeMessages(), load(1.5)).response().count());
    }

    @Test
    void shouldLetNothingQueueWhenTheLoadIsLower() {
        LatencyReport report = predicted(threeMessages(), load(0.5));

        assertEquals(100, report.queueWait().max());
        assertEquals(1_100, report.response().max());
    }

    @Test
    void shouldPredictNothingWhenNothingIsToBeDifferent() {
        WhatIfReport report = new WhatIf(threeMessages()).recompute(Conditions.AS_RECORDED, null);

        assertNull(report.predicted());
        assertEquals(report.recorded(), report.same().latency());
        assertEquals(3_000 / 7_100.0, report.same().busyShare(), 1e-9);
    }

    @Test
    void shouldReproduceARecordingExactlyWhenNothingIsDifferent() {
        WrittenWorkers journal = written(1);
        // The load sends the second late and the third right behind it.
        journal.operation(0, A, 1_000, 1_050, 1_200, 1_900);
        long first = journal.begin(0, B, 1_100, 1_900, 2_500);
        journal.end(0, first, A, 1_900, 2_500, 2_700);
        journal.activity(0, WorkerActivity.FLUSH, 2_700, 3_500);
        journal.operation(0, B, 2_000, 2_600, 3_500, 3_900);
        journal.operation(0, B, 2_100, 2_650, 3_900, 4_300);
        journal.activity(0, WorkerActivity.SPIN, 4_300, 25_000);
        journal.activity(0, WorkerActivity.PARK, 25_000, 80_000);
        journal.operation(0, A, 50_000, 50_000, 80_500, 81_000);
        // A stall: the worker looked for work, and somebody else had its core.
        journal.activity(0, WorkerActivity.SPIN, 81_000, 150_000);
        journal.operation(0, A, 90_000, 90_010, 150_000, 150_400);
        journal.operation(0, A, 140_000, 140_020, 150_400, 150_500);
        // A pause, in which the last handler was interrupted.
        journal.pause(PauseCause.GC, 160_000, 190_000);
        journal.operation(0, B, 155_000, 155_000, 155_100, 195_000);
        journal.operation(0, A, 170_000, 191_000, 195_000, 195_200);
        WhatIfReport report =
                new WhatIf(journal.end(200_000)).recompute(Conditions.AS_RECORDED, null);

        assertEquals(report.recorded(), report.same().latency());
        assertEquals(10, report.recorded().queueWait().count());
        assertEquals(new Deviations.Deviation(0, 0, 0, 0), report.modelError().response());
    }

    @Test
    void shouldSendWhatAHandlerSentWhenItHasComeAsFar() {
        // The handler takes 1,000 and sends after 400; the other worker notices 50 later.
        WrittenWorkers two = written(2);
        long cause = two.begin(0, A, 1_000, 1_000, 2_000);
        two.end(1, cause, ON_OTHER, 1_400, 1_450, 1_500);
        two.operation(0, A, 9_000, 9_000, 9_010);
        JournalReader recording = two.end(20_000);

        LatencyReport faster =
                predicted(recording, new Conditions(1, Map.of("a", 0.5), Set.of(), 0));

        // Sent after 200, but by the rules of the runtime it stays with the worker that sent it.
        assertEquals(500 - 200, faster.queueWait().max());
        assertEquals(550, faster.response().max());
    }

    @Test
    void shouldShortenTheQueueBehindAFasterComponent() {
        WrittenWorkers journal = written(1);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, B, 1_500, 2_000, 2_100);
        JournalReader recording = journal.end(10_000);

        LatencyReport report =
                predicted(recording, new Conditions(1, Map.of("a", 0.3), Set.of(), 0));

        assertEquals(700, report.handling().max());
        assertEquals(200, report.queueWait().max());
    }

    @Test
    void shouldShortenMessagesOfATypeThatIsFaster() {
        WrittenWorkers journal = written(1);
        journal.messages(new Slow());
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.messages("other");
        journal.operation(0, A, 5_000, 5_000, 6_000);
        JournalReader recording = journal.end(10_000);

        Map<String, LatencyReport.TypeLatency> byType =
                predicted(recording, new Conditions(1, Map.of("Slow", 0.9), Set.of(), 0)).byType();

        assertEquals(100, latencyOf("Slow", byType).max());
        assertEquals(1_000, latencyOf("String", byType).max());
    }

    private static LatencySummary latencyOf(
            String type, Map<String, LatencyReport.TypeLatency> byType) {
        return Objects.requireNonNull(byType.get(type)).handling();
    }

    @Test
    void shouldRefuseANameThatIsNotInTheRecording() {
        JournalReader recording = threeMessages();
        Conditions conditions = new Conditions(1, Map.of("nobody", 0.3), Set.of(), 0);
        WhatIf whatIf = new WhatIf(recording);

        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> whatIf.recompute(conditions, null));

        assertTrue(String.valueOf(thrown.getMessage()).contains("nobody"));
    }

    @Test
    void shouldTakeAPauseOutOfWhatItInterrupted() {
        WrittenWorkers journal = written(1);
        journal.pause(PauseCause.GC, 1_500, 1_900);
        journal.pause(PauseCause.HICCUP, 1_400, 1_950);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, B, 1_800, 2_000, 2_100);
        JournalReader recording = journal.end(10_000);

        Conditions withoutGc = new Conditions(1, Map.of(), Set.of(PauseCause.GC), 0);
        LatencyReport report = predicted(recording, withoutGc);

        // 450 of work, and what the hiccup covers before the collection.
        assertEquals(550, report.handling().max());
        assertEquals(0, report.queueWait().max());
        assertEquals(550, report.response().max());
    }

    @Test
    void shouldHaveCollectionsAsOftenAsMessages() {
        WrittenWorkers journal = written(1);
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
    void shouldNotStopAWorkerInAHiccupThatItWorkedThrough() {
        WrittenWorkers journal = written(1);
        journal.pause(PauseCause.HICCUP, 1_000, 2_000);
        for (int i = 0; i < 10; i++) {
            journal.operation(0, A, 1_050 + 100L * i, 1_050 + 100L * i, 1_100 + 100L * i);
        }
        WhatIfReport report =
                new WhatIf(journal.end(10_000)).recompute(Conditions.AS_RECORDED, null);

        assertEquals(report.recorded(), report.same().latency());
        assertEquals(50, report.same().latency().response().max());
    }

    @Test
    void shouldShareTwoActorsWhenThereAreTwoWorkers() {
        WrittenWorkers journal = written(1);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, ON_OTHER, 1_100, 2_000, 3_000);
        JournalReader recording = journal.end(10_000);

        LatencyReport report = predicted(recording, workers(2));

        assertEquals(0, report.queueWait().max());
        assertEquals(1_000, report.response().max());
    }

    @Test
    void shouldNeverRunAnActorOnTwoWorkersAtOnce() {
        WrittenWorkers journal = written(1);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, A, 1_100, 2_000, 3_000);
        JournalReader recording = journal.end(10_000);

        LatencyReport report = predicted(recording, workers(2));

        assertEquals(900, report.queueWait().max());
        assertEquals(1_900, report.response().max());
    }

    @Test
    void shouldTakeOverWhatLiesBehindAHandlerThatTakesTooLong() {
        WrittenWorkers journal = written(1);
        // Two actors of one worker, and a second one that looks for work.
        journal.operation(0, A, 1_000, 1_000, 1_001_000);
        journal.operation(0, B, 2_000, 1_001_000, 1_001_100);
        journal.operation(0, ON_OTHER, 1_002_000, 1_002_000, 1_002_100);
        JournalReader recording = journal.end(2_000_000);

        LatencyReport report = predicted(recording, workers(2));

        // Taken over when the handler has taken 50 us.
        assertEquals(49_000, report.queueWait().max(), 100);
    }

    @Test
    void shouldHoldUpAllThatIsDueWhileTheLoadIsLate() {
        WrittenWorkers journal = written(1);
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
        WrittenWorkers journal = written(1);
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
        WrittenWorkers journal = written(1);
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

        WhatIfReport report =
                new WhatIf(recording)
                        .recompute(new Conditions(1, Map.of("a", 0.5), Set.of(), 0), null);

        assertEquals(report.recorded(), report.same().latency());
        // All is over at 1,000 + 200 + 400 + 200.
        Recomputed predicted = Objects.requireNonNull(report.predicted());
        assertEquals(1_800, predicted.nanos());
        assertEquals(400, predicted.latency().queueWait().max());
    }

    @Test
    void shouldRefuseAWindowWithNothingInIt() {
        WrittenWorkers journal = written(1);
        JournalReader recording = journal.end(10_000);
        WhatIf whatIf = new WhatIf(recording);

        assertThrows(StressException.class, () -> whatIf.recompute(Conditions.AS_RECORDED, null));
    }

    @Test
    void shouldCompareThePredictionWithASecondRun() {
        WrittenWorkers second = written(2);
        second.operation(0, A, 1_000, 1_000, 2_000);
        JournalReader real = second.end(10_000);

        WhatIfReport report = new WhatIf(threeMessages()).recompute(load(0.5), real);

        Deviations error = Objects.requireNonNull(report.predictionError());
        assertEquals(0.1, error.response().p50(), 0.01);
        assertEquals(0.1, error.response().p99(), 0.01);
        assertEquals(0, error.handling().p50());
    }

    @Test
    void shouldKnowWhatAMessageCausedHoweverLateThatWasReceived() {
        WrittenWorkers journal = written(1);
        // The answer waits for a second, behind a handler of another actor.
        long second = 1_000_000_000;
        long cause = journal.begin(0, A, 1_000, 1_000, 1_100);
        journal.operation(0, ON_OTHER, 1_010, 1_100, second);
        journal.end(0, cause, B, 1_000, second, second + 100);
        WhatIfReport report =
                new WhatIf(journal.end(2 * second)).recompute(Conditions.AS_RECORDED, null);

        assertEquals(3, report.same().latency().queueWait().count());
        assertEquals(2, report.same().latency().response().count());
    }
}
