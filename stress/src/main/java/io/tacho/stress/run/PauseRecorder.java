package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.journal.format.PauseCause;
import io.tacho.profiling.HiccupMeter;
import io.tacho.profiling.JvmPauses;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Puts into a run's journal when its process was kept from running. One thread. */
final class PauseRecorder {
    private final JournalTap journal;
    private final @Nullable JvmPauses jvm;
    private final HiccupMeter hiccups;

    PauseRecorder(JournalTap journal) {
        this.journal = journal;
        JvmPauses recorder = FlightRecorder.isAvailable() ? new JvmPauses() : null;
        jvm = recorder;
        hiccups =
                new HiccupMeter(
                        (from, to) -> journal.pause(PauseCause.HICCUP, from, to),
                        now -> {
                            if (recorder != null) {
                                recorder.anchor();
                            }
                        });
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
            jvm.end(file, journal::pause);
            return null;
        } catch (IOException e) {
            return "the virtual machine's pauses are not on record: " + e;
        }
    }
}
