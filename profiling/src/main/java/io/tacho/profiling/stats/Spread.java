package io.tacho.profiling.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far the forks of one benchmark, and the iterations in them, lie apart. All are shares: 0.05
 * is 5 %.
 *
 * <p>There are two intervals. That of the forks says how well the benchmark's score is known; that
 * of the iterations is much narrower, as there are many and those of one fork resemble each other.
 * The gate for steadiness is on the latter, as it was written for a hundred iterations a fork;
 * {@link Comparison} uses forks only.
 *
 * @param forks how many there are
 * @param range of the forks' scores, largest less smallest, against their mean; 0 with one fork
 * @param forkInterval half width of the 95 % t interval of the forks' mean, against it; infinite
 *     with one fork
 * @param iterationInterval the same of all iterations of all forks; infinite with one iteration
 * @param outliers share of all iterations outside Tukey's fences, as {@link BoxPlot} has them
 * @param deviation standard deviation of all iterations against their mean
 */
public record Spread(
        int forks,
        double range,
        double forkInterval,
        double iterationInterval,
        double outliers,
        double deviation) {
    private static final double CONFIDENCE = 0.95;

    /**
     * Of one benchmark.
     *
     * @param scores of the forks, one each
     * @param iterations of each fork the means of its iterations, in the same unit
     * @throws io.tacho.profiling.ProfilingException if there is none, or one is no number of 0 or
     *     more
     */
    public static Spread of(double[] scores, double[][] iterations) {
        Scores.require("the forks", scores);
        double[] all = Arrays.stream(iterations).flatMapToDouble(Arrays::stream).toArray();
        Scores.require("the iterations", all);
        double range =
                Arrays.stream(scores).max().orElseThrow()
                        - Arrays.stream(scores).min().orElseThrow();
        return new Spread(
                scores.length,
                share(range, Mean.of(scores).getAsDouble()),
                halfWidth(scores),
                halfWidth(all),
                (double) BoxPlot.of(all).outliers() / all.length,
                share(StandardDeviation.of(all).getAsDouble(), Mean.of(all).getAsDouble()));
    }

    private static double halfWidth(double[] values) {
        int degrees = values.length - 1;
        if (degrees == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double t = TDistribution.of(degrees).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        double error = StandardDeviation.of(values).getAsDouble() / Math.sqrt(values.length);
        return share(t * error, Mean.of(values).getAsDouble());
    }

    /** Scores are 0 or more, so that where their mean is 0 they don't differ at all. */
    private static double share(double difference, double mean) {
        return difference == 0 ? 0 : difference / mean;
    }
}
