package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.journal.OwnerOnlyFiles;
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
    private static final String NOT_ON_RECORD = "the virtual machine's pauses are not on record";

    private final @Nullable JournalTap journal;
    private final LongestPauses longest = new LongestPauses();
    private final @Nullable JvmPauses jvm;
    private final HiccupMeter hiccups;

    /** What could not be recorded from the start. */
    private String missing = "";

    PauseRecorder(@Nullable JournalTap journal, RunSeries series) {
        this.journal = journal;
        JvmPauses recorder = start();
        jvm = recorder;
        hiccups =
                new HiccupMeter(
                        (from, to) -> {
                            series.hiccup(to - from);
                            note(PauseCause.HICCUP, from, to);
                        },
                        now -> {
                            if (recorder != null) {
                                recorder.tick();
                            }
                        });
    }

    private @Nullable JvmPauses start() {
        if (!FlightRecorder.isAvailable()) {
            missing = "this virtual machine has no flight recorder: its pauses are not on record";
            return null;
        }
        try {
            return JvmPauses.start();
        } catch (IOException e) {
            missing = NOT_ON_RECORD + ": " + e.getMessage();
            return null;
        }
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
     * @return what could not be recorded, for people; empty if nothing is missing
     */
    String end(Path file) {
        hiccups.close();
        if (jvm == null) {
            return missing;
        }
        try (jvm) {
            // The flight recorder would let others read it.
            OwnerOnlyFiles.makeIfAbsent(file);
            jvm.end(file, this::note);
            return jvm.missing() == null ? "" : NOT_ON_RECORD + " " + jvm.missing();
        } catch (IOException | RuntimeException e) {
            // Its reader throws anything at what it does not understand.
            return NOT_ON_RECORD + ": " + e;
        }
    }

    /** The longest ones, once it has ended. */
    LongestPauses longest() {
        return longest;
    }
}
