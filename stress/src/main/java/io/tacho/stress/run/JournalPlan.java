package io.tacho.stress.run;

import io.tacho.journal.AppendMode;
import io.tacho.journal.SegmentOptions;
import io.tacho.journal.SegmentOptions.Durability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run records, and what of that is kept.
 *
 * @param setting how much of each message
 * @param maxBytes the oldest files go when there are more; 0: all stay
 * @param sync whether each batch is forced to the disk
 * @param directory where to, which must be empty or not exist; null for the run's folder
 * @param append which thread writes the files; null for what suits the number of processors
 */
public record JournalPlan(
        JournalSetting setting,
        long maxBytes,
        boolean sync,
        @Nullable Path directory,
        @Nullable AppendMode append) {
    /**
     * All that is recorded is kept.
     *
     * @param setting how much of each message
     * @return in the run's folder, without a limit, and without forcing anything to the disk
     */
    public static JournalPlan of(JournalSetting setting) {
        return new JournalPlan(setting, 0, false, null, null);
    }

    /**
     * The same for the recorder.
     *
     * @return files of the default size, or as large as a limit lets them be
     * @throws IllegalArgumentException if the limit is too small
     */
    public SegmentOptions segments() {
        return new SegmentOptions(
                SegmentOptions.DEFAULT.segmentBytes(),
                SegmentOptions.DEFAULT.segmentNanos(),
                maxBytes,
                sync ? Durability.POWER : Durability.PROCESS);
    }
}
