package io.tacho.stress.whatif;

import static io.tacho.stress.whatif.Predictions.A;
import static io.tacho.stress.whatif.Predictions.B;
import static io.tacho.stress.whatif.Predictions.ON_OTHER;
import static io.tacho.stress.whatif.Predictions.load;
import static io.tacho.stress.whatif.Predictions.recording;
import static io.tacho.stress.whatif.Predictions.threeMessages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.stress.StressException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording as it was, and beside another. Times in ns. */
class WhatIfTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldPredictNothingWhenNothingIsToBeDifferent() {
        WhatIfReport report =
                new WhatIf(threeMessages(temporary)).recompute(Conditions.AS_RECORDED, null);

        assertNull(report.predicted());
        assertEquals(report.recorded(), report.same().latency());
        assertEquals(3_000 / 7_100.0, report.same().busyShare(), 1e-9);
    }

    @Test
    void shouldReproduceARecordingExactlyWhenNothingIsDifferent() {
        WrittenWorkers journal = recording(temporary, 1);
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
    void shouldNotStopAWorkerInAHiccupThatItWorkedThrough() {
        WrittenWorkers journal = recording(temporary, 1);
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
    void shouldRefuseAWindowWithNothingInIt() {
        WrittenWorkers journal = recording(temporary, 1);
        JournalReader recording = journal.end(10_000);
        WhatIf whatIf = new WhatIf(recording);

        assertThrows(StressException.class, () -> whatIf.recompute(Conditions.AS_RECORDED, null));
    }

    @Test
    void shouldCompareThePredictionWithASecondRun() {
        WrittenWorkers second = recording(temporary, 2);
        second.operation(0, A, 1_000, 1_000, 2_000);
        JournalReader real = second.end(10_000);

        WhatIfReport report = new WhatIf(threeMessages(temporary)).recompute(load(0.5), real);

        Deviations error = Objects.requireNonNull(report.predictionError());
        assertEquals(0.1, error.response().p50(), 0.01);
        assertEquals(0.1, error.response().p99(), 0.01);
        assertEquals(0, error.handling().p50());
    }

    @Test
    void shouldKnowWhatAMessageCausedHoweverLateThatWasReceived() {
        WrittenWorkers journal = recording(temporary, 1);
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
