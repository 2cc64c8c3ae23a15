package io.tacho.stress.measure;

import org.HdrHistogram.Histogram;

/** The one resolution of all latency histograms: 1 ns to 1 hour, 3 significant digits. */
public final class Histograms {
    /** What is longer counts as this. */
    static final long HIGHEST_NANOS = 3_600_000_000_000L;

    static final int DIGITS = 3;

    private Histograms() {}

    /**
     * An empty one.
     *
     * @return for one thread
     */
    public static Histogram create() {
        return new Histogram(HIGHEST_NANOS, DIGITS);
    }

    /**
     * Adds up.
     *
     * @param sum gets it
     * @param other stays as it is
     */
    public static void add(Histogram sum, Histogram other) {
        // Of an empty one the library visits all of 33,792 counts, too.
        if (other.getTotalCount() > 0) {
            sum.add(other);
        }
    }

    /**
     * Records a time; what lies outside the range counts as its nearest end.
     *
     * @param histogram gets it
     * @param nanos the time
     */
    public static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.min(Math.max(nanos, 0), HIGHEST_NANOS));
    }
}
