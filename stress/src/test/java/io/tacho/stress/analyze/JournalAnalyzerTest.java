package io.tacho.stress.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LogBuckets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of which it is known what happened in them, to the ns. */
class JournalAnalyzerTest {
    private static final long MS = 1_000_000;
    private static final int QUICK = 1;
    private static final int SLOW = 7;
    private static final int OTHER = 8;

    @TempDir private Path temporary = Path.of("");

    private WrittenJournal journal() {
        WrittenJournal journal = new WrittenJournal(temporary.resolve("journal"));
        journal.tap().actorSpawned(QUICK, "quick", String.class);
        journal.tap().actorSpawned(SLOW, "slow", String.class);
        journal.tap().actorSpawned(OTHER, "other", String.class);
        return journal;
    }

    @Test
    void shouldFollowTheWayOfTheSlowestOperationBackToItsBeginning() {
        WrittenJournal journal = journal();
        // Due at 1 ms, sent at 2, handled from 3 to 4. At 3.5 it tells "slow", which gets it at 6
        // and at 6.5 tells "quick", which gets it at 9: the worker was busy with "other" meanwhile.
        journal.message(QUICK, MS, 2 * MS, 3 * MS, 4 * MS);
        long root = journal.number();
        long second = journal.caused(root, QUICK, SLOW, 7 * MS / 2, 6 * MS, 7 * MS);
        journal.caused(second, SLOW, OTHER, 7 * MS, 7 * MS, 8 * MS);
        journal.last(second, SLOW, QUICK, 13 * MS / 2, 9 * MS, 10 * MS);
        Analysis analysis = journal.analyze(100 * MS);

        SlowOperation slowest = analysis.slowest().get(0);
        assertEquals("1:" + root, slowest.rootId());
        assertEquals(9 * MS, slowest.responseNanos());
        assertTrue(slowest.whole());
        List<Step> steps = slowest.steps();
        assertEquals(List.of("quick", "slow", "quick"), steps.stream().map(Step::to).toList());
        assertEquals(List.of("outside", "quick", "slow"), steps.stream().map(Step::from).toList());
        assertEquals(
                List.of(2 * MS, 5 * MS / 2, 5 * MS / 2),
                steps.stream().map(Step::waitNanos).toList());
        assertEquals(List.of(MS / 2, MS / 2, MS), steps.stream().map(Step::onPathNanos).toList());
        assertEquals(
                9 * MS,
                steps.stream().mapToLong(step -> step.waitNanos() + step.onPathNanos()).sum(),
                "what the way took is what the operation took");
        assertEquals(
                List.of(new Step.Waited("sent late by the load", MS)),
                steps.get(0).waitedFor().stream()
                        .filter(part -> part.cause().startsWith("sent"))
                        .toList());
        assertEquals(
                List.of(new Step.Behind("other", MS), new Step.Behind("slow", MS / 2)),
                steps.get(2).behind());
    }

    @Test
    void shouldSayThatAWayIsNotWholeWhenItsBeginningIsNotOnRecord() {
        WrittenJournal journal = journal();
        journal.message(QUICK, MS, MS, MS, 2 * MS);
        journal.last(1_000, SLOW, QUICK, 2 * MS, 3 * MS, 4 * MS);
        SlowOperation slowest = journal.analyze(100 * MS).slowest().get(0);

        assertFalse(slowest.whole());
        assertEquals(1, slowest.steps().size());
    }

    @Test
    void shouldShowTheLatestMessagesWhenNothingSaysWhereOperationsEnd() {
        WrittenJournal journal = journal();
        journal.quickMessages(100);
        journal.message(QUICK, MS, MS, MS, 2 * MS);
        long second = journal.caused(journal.number(), QUICK, SLOW, 2 * MS, 3 * MS, 5 * MS);
        Analysis analysis = journal.analyze(100 * MS);

        SlowOperation slowest = analysis.slowest().get(0);
        assertEquals(4 * MS, slowest.responseNanos());
        assertEquals("1:" + second, slowest.steps().get(1).messageId());
    }

    @Test
    void shouldNameTheActorsWhoseMessagesTookMostOfTheTime() {
        WrittenJournal journal = journal();
        journal.quickMessages(100);
        journal.message(SLOW, 10 * MS, 10 * MS, 15 * MS);
        journal.message(SLOW, 10 * MS, 15 * MS, 16 * MS);
        List<ComponentLatency> components = journal.analyze(100 * MS).components();

        ComponentLatency worst = components.get(0);
        assertEquals("slow", worst.component());
        assertEquals(2, worst.messages());
        assertEquals(5 * MS, worst.waitedNanos());
        assertEquals(6 * MS, worst.handledNanos());
        assertEquals(2, worst.waiting().count());
        assertEquals(5 * MS, worst.handling().max(), MS / 100.0);
        assertEquals(List.of("slow", "quick"), names(components));
    }

    @Test
    void shouldGiveEachWindowItsOwnPercentiles() {
        WrittenJournal journal = journal();
        journal.message(QUICK, MS, 2 * MS, 3 * MS);
        journal.message(QUICK, 12 * MS, 15 * MS, 16 * MS);
        journal.message(QUICK, 32 * MS, 37 * MS, 38 * MS);
        journal.message(QUICK, 33 * MS, 39 * MS, 39 * MS);
        List<WindowLatency> windows =
                journal.analyze(40 * MS, new AnalysisOptions(0, Long.MAX_VALUE, 10 * MS, false))
                        .windows();

        assertEquals(
                List.of(0L, 10 * MS, 20 * MS, 30 * MS),
                windows.stream().map(WindowLatency::fromNanos).toList());
        assertEquals(
                List.of(1L, 1L, 0L, 2L),
                windows.stream().map(window -> window.queueWait().count()).toList());
        assertEquals(6 * MS, windows.get(3).queueWait().max(), MS / 100.0);
        assertEquals(3 * MS, windows.get(1).queueWait().max(), MS / 100.0);
    }

    @Test
    void shouldCountOnlyThePartThatIsAskedFor() {
        WrittenJournal journal = journal();
        journal.message(QUICK, MS, 2 * MS, 3 * MS);
        journal.message(QUICK, 12 * MS, 15 * MS, 16 * MS);
        journal.message(QUICK, 32 * MS, 37 * MS, 38 * MS);
        Analysis analysis =
                journal.analyze(40 * MS, new AnalysisOptions(10 * MS, 37 * MS, 0, false));

        assertEquals(1, analysis.messages().handled());
        assertEquals(27 * MS, analysis.windowNanos());
        assertEquals(3, analysis.records(), "all were read");
    }

    @Test
    void shouldRefuseAPartBehindTheEnd() {
        WrittenJournal journal = journal();
        journal.message(QUICK, MS, 2 * MS, 3 * MS);
        StressException refused =
                assertThrows(
                        StressException.class,
                        () ->
                                journal.analyze(
                                        40 * MS,
                                        new AnalysisOptions(40 * MS, Long.MAX_VALUE, 0, false)));
        assertEquals(ExitCode.USAGE, refused.exitCode());
    }

    @Test
    void shouldGiveAChartWhatItNeedsSliceBySlice() {
        WrittenJournal journal = journal();
        journal.quickMessages(1_000);
        journal.tap().pause(PauseCause.GC, 20 * MS, 21 * MS);
        journal.message(SLOW, 10 * MS, 10 * MS, 15 * MS);
        journal.message(OTHER, 11 * MS, 15 * MS, 15 * MS + 100);
        journal.message(SLOW, 20 * MS, 20 * MS, 25 * MS);
        journal.message(OTHER, 20 * MS, 25 * MS, 25 * MS + 100);
        Timeline timeline =
                journal.analyze(30 * MS, new AnalysisOptions(0, Long.MAX_VALUE, 0, true))
                        .timeline();

        assertNotNull(timeline);
        assertEquals(300, timeline.slices());
        assertEquals(30 * MS, timeline.slices() * timeline.sliceNanos());
        assertEquals(List.of("slow"), timeline.components());
        long[][] kept = timeline.kept();
        // Charged where the handling began: slices of 0.1 ms.
        assertEquals(4 * MS, kept[100][0]);
        assertEquals(4 * MS, kept[200][0], "without the pause");
        int gc = timeline.causes().indexOf(WaitCause.GC.text());
        assertEquals(MS, timeline.waited()[250][gc]);
        assertEquals(MS, Arrays.stream(timeline.waited()).mapToLong(row -> row[gc]).sum());
        assertEquals(
                List.of(List.of(0L, 20 * MS, 21 * MS)),
                Arrays.stream(timeline.pauses())
                        .map(pause -> Arrays.stream(pause).boxed().toList())
                        .toList());
        long[] handlings = timeline.series().handling()[100];
        assertEquals(
                List.of((long) LogBuckets.of(5 * MS), 1L),
                Arrays.stream(handlings).boxed().toList());
        assertEquals(
                1_004,
                Arrays.stream(timeline.series().queueWait())
                        .mapToLong(JournalAnalyzerTest::counts)
                        .sum());
    }

    private static long counts(long[] pairs) {
        long sum = 0;
        for (int i = 1; i < pairs.length; i += 2) {
            sum += pairs[i];
        }
        return sum;
    }

    private static List<String> names(List<ComponentLatency> components) {
        return components.stream().map(ComponentLatency::component).toList();
    }
}
