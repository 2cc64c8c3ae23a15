package io.tacho.profiling.bench;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.SegmentOptions;
import java.nio.file.Path;

/** A journal that is written as fast as can be and doesn't fill the disk. */
final class BoundedJournal {
    /** The bytes are of all streams together. */
    private static final SegmentOptions SEGMENTS =
            new SegmentOptions(32L << 20, 0, 256L << 20, SegmentOptions.Durability.PROCESS);

    private BoundedJournal() {}

    /**
     * Its options.
     *
     * @param directory gets a folder for it
     * @param streams how many workers write
     */
    static JournalOptions.Builder options(Path directory, int streams) {
        return JournalOptions.builder(directory.resolve("journal"), streams).segments(SEGMENTS);
    }
}
