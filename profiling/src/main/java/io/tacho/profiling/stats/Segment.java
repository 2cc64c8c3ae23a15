package io.tacho.profiling.stats;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.descriptive.Mean;

/**
 * A stretch of a series between two change points, where it would best be cut, and how good the
 * best cuts are with its values in random orders. The latter are found when first asked for, and
 * kept: cutting one segment changes nothing about the others.
 */
final class Segment {
    private final int from;
    private final double[] values;
    private final double p;
    private final EnergySplit split;
    private final double[] shuffled;
    private final double[] shuffledStatistics;
    private int shuffles;

    /**
     * @param from where it begins in the series
     * @param values of the stretch
     * @param p of the change point that it begins at; 1 at the beginning of the series
     */
    Segment(int from, double[] values, double p) {
        this.from = from;
        this.values = values;
        this.p = p;
        this.split = EnergySplit.best(values, EDivisive.LEAST_SEGMENT);
        this.shuffled = values.clone();
        this.shuffledStatistics = new double[EDivisive.PERMUTATIONS];
    }

    int from() {
        return from;
    }

    double p() {
        return p;
    }

    double mean() {
        return Mean.of(values).getAsDouble();
    }

    /** Of the best cut; negative infinity where the stretch is too short for one. */
    double statistic() {
        return split.statistic();
    }

    Segment left() {
        return new Segment(from, Arrays.copyOf(values, split.index()), p);
    }

    /**
     * @param cutP p of the change point between the parts
     */
    Segment right(double cutP) {
        double[] right = Arrays.copyOfRange(values, split.index(), values.length);
        return new Segment(from + split.index(), right, cutP);
    }

    /**
     * The statistic of the best cut, had the values come in another order.
     *
     * @param number of the order, from 0
     */
    double shuffledStatistic(int number, Random random) {
        while (shuffles <= number) {
            shuffle(random);
            shuffledStatistics[shuffles++] =
                    EnergySplit.best(shuffled, EDivisive.LEAST_SEGMENT).statistic();
        }
        return shuffledStatistics[number];
    }

    /** Of Fisher and Yates. */
    private void shuffle(Random random) {
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double value = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = value;
        }
    }
}
