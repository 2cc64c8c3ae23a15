package io.tacho.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;

/**
 * The files of one stream: when a new one is due, and which old ones have to go. Confined to the
 * thread that appends.
 */
final class Segments {
    private final SegmentOptions options;
    private final ArrayDeque<Segment> older = new ArrayDeque<>();
    private long olderBytes;

    /** When the first batch of the present file was ended, ns; none has been while empty. */
    private long begunAt;

    private boolean empty = true;

    /**
     * @param options of this stream alone
     */
    Segments(SegmentOptions options) {
        this.options = options;
    }

    /**
     * A file that isn't written any more.
     *
     * @param lastBatch number of its last document
     * @param messages of the stream up to its end
     * @param activities of the stream up to its end
     */
    record Segment(Path file, long bytes, long lastBatch, long messages, long activities) {}

    /** Whether the present file is full or old. */
    boolean isNewDue(long bytes, long now) {
        if (empty) {
            empty = false;
            begunAt = now;
        }
        return bytes >= options.segmentBytes()
                || options.segmentNanos() > 0 && now - begunAt >= options.segmentNanos();
    }

    /** The present file was ended. */
    void ended(Segment segment, long now) {
        older.add(segment);
        olderBytes += segment.bytes();
        begunAt = now;
    }

    /**
     * Deletes what is too much.
     *
     * @param dropping is told of each before it goes, so that whoever reads the journal knows
     */
    void dropSurplus(Dropping dropping) throws IOException {
        while (options.maxBytes() > 0
                && olderBytes + options.segmentBytes() > options.maxBytes()
                && !older.isEmpty()) {
            Segment oldest = older.remove();
            olderBytes -= oldest.bytes();
            dropping.dropping(oldest);
            Files.deleteIfExists(oldest.file());
        }
    }

    boolean forcesToDisk() {
        return options.durability() == SegmentOptions.Durability.POWER;
    }

    /** Is told what will be deleted. */
    @FunctionalInterface
    interface Dropping {
        void dropping(Segment segment);
    }
}
