package io.tacho.stress.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.format.PauseCause;
import io.tacho.runtime.spi.WorkerActivity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of which it is known what their messages waited for, to the ns. */
class TailLedgerTest {
    private static final long MS = 1_000_000;
    private static final int SLOW = 7;
    private static final int OTHER = 8;

    @TempDir private Path temporary = Path.of("");

    private WrittenJournal journal() {
        WrittenJournal journal = new WrittenJournal(temporary.resolve("journal"));
        journal.tap().actorSpawned(1, "quick", String.class);
        journal.tap().actorSpawned(SLOW, "slow", String.class);
        journal.tap().actorSpawned(OTHER, "other", String.class);
        journal.quickMessages(1_000);
        return journal;
    }

    private static Map<String, Long> causes(Analysis analysis) {
        return analysis.tail().causes().stream()
                .collect(Collectors.toMap(TailReport.Cause::cause, TailReport.Cause::nanos));
    }

    @Test
    void shouldChargeTheActorThatOthersWaitedFor() {
        WrittenJournal journal = journal();
        journal.message(SLOW, 10 * MS, 10 * MS, 15 * MS);
        journal.message(OTHER, 9 * MS, 15 * MS, 15 * MS + 100);
        journal.message(OTHER, 12 * MS, 15 * MS + 100, 15 * MS + 200);
        Analysis analysis = journal.analyze(100 * MS);

        TailReport tail = analysis.tail();
        assertEquals(2, tail.messages());
        assertEquals(6 * MS + 3 * MS + 100, tail.waitedNanos());
        // The first was sent a millisecond before the slow one began, when nothing was recorded.
        assertEquals(
                Map.of(WaitCause.HANDLING.text(), 8 * MS + 100, WaitCause.UNEXPLAINED.text(), MS),
                causes(analysis));
        assertEquals(
                List.of("slow", "other"),
                tail.culprits().stream().map(TailReport.Culprit::component).toList());
        assertEquals(8 * MS, tail.culprits().get(0).nanos());
        assertEquals(5 * MS, tail.culprits().get(0).longestNanos());
        assertEquals(100, tail.culprits().get(1).nanos());
    }

    @Test
    void shouldChargePausesBeforeWhatTheyInterrupted() {
        WrittenJournal journal = journal();
        journal.tap().pause(PauseCause.HICCUP, 10 * MS, 14 * MS);
        journal.tap().pause(PauseCause.GC, 11 * MS, 13 * MS);
        journal.message(SLOW, 10 * MS, 10 * MS, 15 * MS);
        journal.message(OTHER, 12 * MS, 15 * MS, 15 * MS + 100);
        Analysis analysis = journal.analyze(100 * MS);

        assertEquals(
                Map.of(
                        WaitCause.GC.text(), MS,
                        WaitCause.HICCUP.text(), MS,
                        WaitCause.HANDLING.text(), MS),
                causes(analysis));
        assertEquals(MS, analysis.tail().culprits().get(0).nanos(), "what was no pause");
    }

    @Test
    void shouldTellTheLoadAndTheWorkersOwnWorkApart() {
        WrittenJournal journal = journal();
        journal.stream().activity(WorkerActivity.PARK, 10 * MS, 14 * MS);
        journal.stream().activity(WorkerActivity.FLUSH, 14 * MS, 16 * MS);
        journal.message(OTHER, 11 * MS, 13 * MS, 16 * MS, 16 * MS + 100);
        Analysis analysis = journal.analyze(100 * MS);

        assertEquals(5 * MS, analysis.tail().waitedNanos(), "since it was due");
        assertEquals(
                Map.of(
                        WaitCause.LOAD.text(), 2 * MS,
                        WaitCause.ASLEEP.text(), MS,
                        WaitCause.FLUSH.text(), 2 * MS),
                causes(analysis));
        assertEquals(List.of(), analysis.tail().culprits());
    }

    @Test
    void shouldLeaveOutWhatLiesOutsideTheWindow() {
        WrittenJournal journal = journal();
        journal.message(SLOW, 10 * MS, 10 * MS, 15 * MS);
        journal.message(OTHER, 11 * MS, 15 * MS, 15 * MS + 100);
        Analysis analysis = journal.analyze(12 * MS);

        assertEquals(0, analysis.tail().messages());
        assertEquals(List.of(), analysis.tail().culprits());
    }

    @Test
    void shouldKnowInStepsWhatIsLongerAgoThanItsMemory() {
        WrittenJournal journal = new WrittenJournal(temporary.resolve("journal"));
        int many = 300_000;
        for (int i = 0; i < many; i++) {
            journal.message(SLOW, 10 * MS + i, 10 * MS + i, 10 * MS + i + 1);
        }
        journal.message(OTHER, 10 * MS + 1, 10 * MS + many, 10 * MS + many + 1);
        Analysis analysis = journal.analyze(100 * MS);

        long remembered = 1 << 18;
        assertEquals(1, analysis.tail().messages());
        long step = 4096;
        assertEquals(
                Map.of(
                        WaitCause.HANDLING.text(),
                        many - step,
                        WaitCause.UNEXPLAINED.text(),
                        step - 1),
                causes(analysis));
        assertEquals(remembered, analysis.tail().culprits().get(0).nanos());
    }
}
