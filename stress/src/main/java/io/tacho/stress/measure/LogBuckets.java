package io.tacho.stress.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Buckets of a chart: {@value #PER_OCTAVE} for each doubling, so each is at most a sixteenth of its
 * value wide. A value {@code v < 16} has bucket {@code v}; any other {@code 16 * (e - 3) + (v >> e
 * - 4) % 16}, where {@code e} is the place of its highest bit.
 */
public final class LogBuckets {
    /** Buckets for each doubling. */
    public static final int PER_OCTAVE = 16;

    private static final int BITS = 4;

    private LogBuckets() {}

    /**
     * The bucket of a value.
     *
     * @param value ns
     * @return its number, 0 or more
     */
    public static int of(long value) {
        if (value < PER_OCTAVE) {
            return (int) Math.max(0, value);
        }
        int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int shift = highest - BITS;
        return (shift + 1) * PER_OCTAVE + (int) (value >>> shift & PER_OCTAVE - 1);
    }

    /**
     * What is in a histogram.
     *
     * @param histogram of ns
     * @return bucket, count, bucket, count, and so on; ascending
     */
    public static long[] pairs(Histogram histogram) {
        long[] pairs = new long[64];
        int length = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            int bucket = of(value.getValueIteratedTo());
            if (length > 0 && pairs[length - 2] == bucket) {
                pairs[length - 1] += value.getCountAddedInThisIterationStep();
                continue;
            }
            if (length == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * length);
            }
            pairs[length++] = bucket;
            pairs[length++] = value.getCountAddedInThisIterationStep();
        }
        return Arrays.copyOf(pairs, length);
    }

    /**
     * Adds up.
     *
     * @param a as from {@link #pairs}
     * @param b likewise
     * @return the same of both
     */
    public static long[] sum(long[] a, long[] b) {
        long[] sum = new long[a.length + b.length];
        int length = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            long bucket =
                    Math.min(
                            i < a.length ? a[i] : Long.MAX_VALUE,
                            j < b.length ? b[j] : Long.MAX_VALUE);
            sum[length++] = bucket;
            if (i < a.length && a[i] == bucket) {
                sum[length] += a[i + 1];
                i += 2;
            }
            if (j < b.length && b[j] == bucket) {
                sum[length] += b[j + 1];
                j += 2;
            }
            length++;
        }
        return Arrays.copyOf(sum, length);
    }
}
