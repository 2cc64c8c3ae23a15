package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.journal.format.PauseCause;
import io.tacho.profiling.HiccupMeter;
import io.tacho.profiling.JvmPauses;
import io.tacho.stress.series.LongestPauses;
import io.tacho.stress.series.RunSeries;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Notes when a run's process was kept from running, also in its journal. One thread. */
final class PauseRecorder {
    private final @Nullable JournalTap journal;
    private final LongestPauses longest = new LongestPauses();
    private final @Nullable JvmPauses jvm;
    private final HiccupMeter hiccups;

    PauseRecorder(@Nullable JournalTap journal, RunSeries series) {
        this.journal = journal;
        JvmPauses recorder = FlightRecorder.isAvailable() ? new JvmPauses() : null;
        jvm = recorder;
        hiccups =
                new HiccupMeter(
                        (from, to) -> {
                            series.hiccup(to - from);
                            note(PauseCause.HICCUP, from, to);
                        },
                        now -> {
                            if (recorder != null) {
                                recorder.anchor();
                            }
                        });
    }

    private void note(PauseCause cause, long from, long to) {
        longest.add(cause, from, to);
        if (journal != null) {
            journal.pause(cause, from, to);
        }
    }

    /**
     * Ends it; while the journal is still open.
     *
     * @param file gets the flight recording
     * @return what could not be recorded, for people; null if nothing is missing
     */
    @Nullable String end(Path file) {
        hiccups.close();
        if (jvm == null) {
            return "this virtual machine has no flight recorder: its pauses are not on record";
        }
        try (jvm) {
            jvm.end(file, this::note);
            return null;
        } catch (IOException e) {
            return "the virtual machine's pauses are not on record: " + e;
        }
    }

    /** The longest ones, once it has ended. */
    LongestPauses longest() {
        return longest;
    }
}
