package io.tacho.stress.analyze;

/**
 * Equal parts of a time.
 *
 * @param start ns
 * @param sliceNanos length of each
 * @param count how many
 */
record TimeSlices(long start, long sliceNanos, int count) {
    /** So many of a length that they cover a time. */
    static TimeSlices covering(long start, long end, long sliceNanos) {
        long length = Math.max(1, end - start);
        return new TimeSlices(
                start, sliceNanos, Math.toIntExact((length + sliceNanos - 1) / sliceNanos));
    }

    /** The one that a time lies in; the nearest for a time before or after all. */
    int of(long time) {
        return (int) Math.min(count - 1L, Math.max(0, (time - start) / sliceNanos));
    }
}
