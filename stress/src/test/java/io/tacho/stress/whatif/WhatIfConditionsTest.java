package io.tacho.stress.whatif;

import static io.tacho.stress.whatif.Predictions.A;
import static io.tacho.stress.whatif.Predictions.B;
import static io.tacho.stress.whatif.Predictions.ON_OTHER;
import static io.tacho.stress.whatif.Predictions.faster;
import static io.tacho.stress.whatif.Predictions.predicted;
import static io.tacho.stress.whatif.Predictions.recording;
import static io.tacho.stress.whatif.Predictions.threeMessages;
import static io.tacho.stress.whatif.Predictions.without;
import static io.tacho.stress.whatif.Predictions.workers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencySummary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings with faster handlers, fewer pauses or more workers. Times in ns. */
class WhatIfConditionsTest {
    @TempDir private Path temporary = Path.of("");

    /** A message of this takes part in tests of one type. */
    record Slow() {}

    @Test
    void shouldSendWhatAHandlerSentWhenItHasComeAsFar() {
        // The handler takes 1,000 and sends after 400; the other worker notices 50 later.
        WrittenWorkers two = recording(temporary, 2);
        long cause = two.begin(0, A, 1_000, 1_000, 2_000);
        two.end(1, cause, ON_OTHER, 1_400, 1_450, 1_500);
        two.operation(0, A, 9_000, 9_000, 9_010);
        JournalReader recording = two.end(20_000);

        LatencyReport faster = predicted(recording, faster("a", 0.5));

        // Sent after 200, but by the rules of the runtime it stays with the worker that sent it.
        assertEquals(500 - 200, faster.queueWait().max());
        assertEquals(550, faster.response().max());
    }

    @Test
    void shouldShortenTheQueueBehindAFasterComponent() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, B, 1_500, 2_000, 2_100);
        JournalReader recording = journal.end(10_000);

        LatencyReport report = predicted(recording, faster("a", 0.3));

        assertEquals(700, report.handling().max());
        assertEquals(200, report.queueWait().max());
    }

    @Test
    void shouldShortenMessagesOfATypeThatIsFaster() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.messages(new Slow());
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.messages("other");
        journal.operation(0, A, 5_000, 5_000, 6_000);
        JournalReader recording = journal.end(10_000);

        Map<String, LatencyReport.TypeLatency> byType =
                predicted(recording, faster("Slow", 0.9)).byType();

        assertEquals(100, latencyOf("Slow", byType).max());
        assertEquals(1_000, latencyOf("String", byType).max());
    }

    private static LatencySummary latencyOf(
            String type, Map<String, LatencyReport.TypeLatency> byType) {
        return Objects.requireNonNull(byType.get(type)).handling();
    }

    @Test
    void shouldRefuseANameThatIsNotInTheRecording() {
        JournalReader recording = threeMessages(temporary);
        Conditions conditions = faster("nobody", 0.3);
        WhatIf whatIf = new WhatIf(recording);

        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> whatIf.recompute(conditions, null));

        assertTrue(String.valueOf(thrown.getMessage()).contains("nobody"));
    }

    @Test
    void shouldTakeAPauseOutOfWhatItInterrupted() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.pause(PauseCause.GC, 1_500, 1_900);
        journal.pause(PauseCause.HICCUP, 1_400, 1_950);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, B, 1_800, 2_000, 2_100);
        JournalReader recording = journal.end(10_000);

        Conditions withoutGc = without(PauseCause.GC);
        LatencyReport report = predicted(recording, withoutGc);

        // 450 of work, and what the hiccup covers before the collection.
        assertEquals(550, report.handling().max());
        assertEquals(0, report.queueWait().max());
        assertEquals(550, report.response().max());
    }

    @Test
    void shouldShareTwoActorsWhenThereAreTwoWorkers() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, ON_OTHER, 1_100, 2_000, 3_000);
        JournalReader recording = journal.end(10_000);

        LatencyReport report = predicted(recording, workers(2));

        assertEquals(0, report.queueWait().max());
        assertEquals(1_000, report.response().max());
    }

    @Test
    void shouldNeverRunAnActorOnTwoWorkersAtOnce() {
        WrittenWorkers journal = recording(temporary, 1);
        journal.operation(0, A, 1_000, 1_000, 2_000);
        journal.operation(0, A, 1_100, 2_000, 3_000);
        JournalReader recording = journal.end(10_000);

        LatencyReport report = predicted(recording, workers(2));

        assertEquals(900, report.queueWait().max());
        assertEquals(1_900, report.response().max());
    }

    @Test
    void shouldTakeOverWhatLiesBehindAHandlerThatTakesTooLong() {
        WrittenWorkers journal = recording(temporary, 1);
        // Two actors of one worker, and a second one that looks for work.
        journal.operation(0, A, 1_000, 1_000, 1_001_000);
        journal.operation(0, B, 2_000, 1_001_000, 1_001_100);
        journal.operation(0, ON_OTHER, 1_002_000, 1_002_000, 1_002_100);
        JournalReader recording = journal.end(2_000_000);

        LatencyReport report = predicted(recording, workers(2));

        // Taken over when the handler has taken 50 us.
        assertEquals(49_000, report.queueWait().max(), 100);
    }
}
