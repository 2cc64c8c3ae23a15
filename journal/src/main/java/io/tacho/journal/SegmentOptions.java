package io.tacho.journal;

import java.util.Objects;

/**
 * How a stream's records are spread over files, and how long those are kept.
 *
 * @param segmentBytes a new file is begun when one has this many bytes; 1 MiB to 64 GiB
 * @param segmentNanos a new file is begun when one is this old; 0: never for that reason
 * @param maxBytes of all streams together: the oldest files go when they have more; 0: never. Each
 *     stream gets an equal share, which has room for four files or more
 * @param durability when a batch counts as written
 */
public record SegmentOptions(
        long segmentBytes, long segmentNanos, long maxBytes, Durability durability) {
    /** Files of 1 GiB, whatever their age; none is deleted, and nothing is forced to the disk. */
    public static final SegmentOptions DEFAULT =
            new SegmentOptions(1L << 30, 0, 0, Durability.PROCESS);

    private static final long MIN_SEGMENT = 1L << 20;
    private static final long MAX_SEGMENT = 64L << 30;

    /** A stream keeps two or three whole files and the one that is being written. */
    private static final int FILES_OF_A_SHARE = 4;

    /** Fewer bytes a stream than this are no use as a limit. */
    public static final long LEAST_SHARE = FILES_OF_A_SHARE * MIN_SEGMENT;

    /** What a batch outlives once it is written. */
    public enum Durability {
        /** The end of the process, also by {@code kill -9}: it is in the system's page cache. */
        PROCESS,
        /**
         * A power loss: each batch is forced to the disk before its buffer is used again. Where
         * workers append themselves, that is before the worker goes on.
         */
        POWER
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public SegmentOptions {
        Objects.requireNonNull(durability, "durability");
        Ranges.check(
                segmentBytes >= MIN_SEGMENT && segmentBytes <= MAX_SEGMENT,
                "segmentBytes",
                segmentBytes);
        Ranges.check(segmentNanos >= 0, "segmentNanos", segmentNanos);
        Ranges.check(maxBytes == 0 || maxBytes >= LEAST_SHARE, "maxBytes", maxBytes);
    }

    /**
     * The same for one of several streams: with its share of the bytes, and files small enough for
     * it.
     *
     * @throws IllegalArgumentException if the share is too small for four files
     */
    SegmentOptions shareOf(int streams) {
        if (maxBytes == 0) {
            return this;
        }
        long share = maxBytes / streams;
        Ranges.check(share >= LEAST_SHARE, "maxBytes a stream", share);
        return new SegmentOptions(
                Math.min(segmentBytes, share / FILES_OF_A_SHARE), segmentNanos, share, durability);
    }
}
