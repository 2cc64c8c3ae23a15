package io.tacho.profiling.stats;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * All differences between a value of one sample and one of another, ascending. Their median is the
 * shift of Hodges and Lehmann (1963).
 *
 * <p>A bootstrap resample takes some values several times and others not at all, which changes the
 * weights of the differences but not their order: so they are sorted once for all resamples.
 */
final class PairwiseDifferences {
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 1963;
    private static final double TAIL = 0.025;

    private final double[] difference;
    private final int[] baseIndex;
    private final int[] otherIndex;
    private final int bases;
    private final int others;

    PairwiseDifferences(double[] base, double[] other) {
        bases = base.length;
        others = other.length;
        int[] order =
                IntStream.range(0, bases * others)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        pair -> other[pair % others] - base[pair / others]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        baseIndex = IntStream.of(order).map(pair -> pair / others).toArray();
        otherIndex = IntStream.of(order).map(pair -> pair % others).toArray();
        difference =
                IntStream.range(0, order.length)
                        .mapToDouble(i -> other[otherIndex[i]] - base[baseIndex[i]])
                        .toArray();
    }

    double median() {
        int last = difference.length - 1;
        return (difference[last / 2] + difference[difference.length / 2]) / 2;
    }

    /** The percentile bootstrap's 95 % interval of the median; both samples are resampled. */
    Interval interval() {
        Random random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = median(resample(bases, random), resample(others, random));
        }
        double[] ends =
                Quantile.withDefaults()
                        .with(Quantile.EstimationMethod.HF7)
                        .withCopy(false)
                        .evaluate(medians, TAIL, 1 - TAIL);
        return new Interval(ends[0], ends[1]);
    }

    private static int[] resample(int size, Random random) {
        int[] times = new int[size];
        for (int i = 0; i < size; i++) {
            times[random.nextInt(size)]++;
        }
        return times;
    }

    private double median(int[] baseTimes, int[] otherTimes) {
        int last = difference.length - 1;
        int seen = 0;
        int at = -1;
        while (seen <= last / 2) {
            at++;
            seen += baseTimes[baseIndex[at]] * otherTimes[otherIndex[at]];
        }
        double lower = difference[at];
        while (seen <= difference.length / 2) {
            at++;
            seen += baseTimes[baseIndex[at]] * otherTimes[otherIndex[at]];
        }
        return (lower + difference[at]) / 2;
    }
}
