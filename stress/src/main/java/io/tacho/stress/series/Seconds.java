package io.tacho.stress.series;

import io.tacho.stress.measure.OperationLatency;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.agrona.collections.LongArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The median and the 99th percentile of the response time of each second of a run: how much they
 * vary by themselves says how small a change could be told. Confined to a thread.
 */
public final class Seconds {
    /** With fewer seconds nothing can be said of how they vary. */
    private static final int ENOUGH = 9;

    /** A second with fewer operations has no 99th percentile. */
    private static final long ENOUGH_OPERATIONS = 100;

    /**
     * Quantiles of the normal distribution for 5 % false alarms, both sides, and 80 % of the
     * changes found (for example Jain, The Art of Computer Systems Performance Analysis, 13.2).
     */
    private static final double ALARM_AND_POWER = 1.96 + 0.84;

    private final LongArrayList medians = new LongArrayList();
    private final LongArrayList tails = new LongArrayList();

    /** None yet. */
    public Seconds() {}

    /**
     * A second has passed.
     *
     * @param operations of it
     */
    public void add(OperationLatency operations) {
        Histogram response = operations.response();
        if (response.getTotalCount() >= ENOUGH_OPERATIONS) {
            medians.addLong(response.getValueAtPercentile(50));
            tails.addLong(response.getValueAtPercentile(99));
        }
    }

    /**
     * The smallest change between two runs like this one that would likely be found, by the means
     * of their seconds. Seconds that follow each other are taken as independent; where they are not
     * it is larger.
     *
     * @return as shares
     */
    public SmallestEffect smallestEffect() {
        return new SmallestEffect(smallestEffect(medians), smallestEffect(tails));
    }

    private static @Nullable Double smallestEffect(LongArrayList seconds) {
        int count = seconds.size();
        if (count < ENOUGH) {
            return null;
        }
        double mean = mean(seconds);
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (seconds.getLong(i) - mean) * (seconds.getLong(i) - mean);
        }
        double deviation = Math.sqrt(squares / (count - 1));
        return ALARM_AND_POWER * deviation / mean * Math.sqrt(2.0 / count);
    }

    /**
     * How much longer the median was in the last third than in the first.
     *
     * @return the ratio less 1; 0 if there are too few seconds
     */
    public double drift() {
        int count = medians.size();
        if (count < ENOUGH) {
            return 0;
        }
        int third = count / 3;
        return middle(count - third, count) / middle(0, third) - 1;
    }

    /** Of the seconds of a part: a single one that stood still is no drift. */
    private double middle(int from, int to) {
        long[] part = new long[to - from];
        for (int i = from; i < to; i++) {
            part[i - from] = medians.getLong(i);
        }
        Arrays.sort(part);
        return Math.max(1, (part[(part.length - 1) / 2] + part[part.length / 2]) / 2.0);
    }

    private static double mean(LongArrayList seconds) {
        double sum = 0;
        for (int i = 0; i < seconds.size(); i++) {
            sum += seconds.getLong(i);
        }
        return Math.max(1, sum / seconds.size());
    }

    /**
     * Shares of which two runs would have to differ.
     *
     * @param p50 of the median of the response time; null if there were too few seconds
     * @param p99 of its 99th percentile; null if there were too few seconds
     */
    public record SmallestEffect(@Nullable Double p50, @Nullable Double p99) {}
}
