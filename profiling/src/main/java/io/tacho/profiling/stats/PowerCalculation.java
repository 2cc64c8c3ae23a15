package io.tacho.profiling.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many forks a side find which change, nine times out of ten.
 *
 * <p>A change is found when both conditions of a verdict hold, so each is calculated for, and the
 * larger number counts: Mann and Whitney's test at the given level for the change itself, and the
 * 95 % interval for how far the change lies beyond the noise. With little noise and many benchmarks
 * the first decides, with a change near the noise the second.
 *
 * <p>Each is the usual formula of two normal samples, n = 2 (z + z')^2 sd^2 / effect^2, divided by
 * 3 / pi, the efficiency of rank tests and of the shift of Hodges and Lehmann against means, with
 * the z^2 / 4 that Guenther (1981) adds because the deviation itself is estimated. Effects are
 * logarithms of ratios, as deviations are.
 *
 * <p>Under ten forks a side the steps of the rank test make it somewhat less: with seven, a level
 * of 0.05 / 36 and a change just large enough, five times of six.
 *
 * @param level of the two-sided test, after adjustment for the suite, between 0 and 1
 * @param noise how far the interval must lie from no change; a share, 0 or more
 */
public record PowerCalculation(double level, double noise) {
    /** How likely a change is to be found, if it is there. */
    public static final double POWER = 0.9;

    /** Fewer forks a side than this get no verdict. */
    public static final int LEAST_FORKS = 7;

    private static final double EFFICIENCY = 3 / Math.PI;
    private static final double INTERVAL_LEVEL = 0.05;

    /**
     * How many forks a side are needed.
     *
     * @param deviation of the logarithms of the forks' scores, 0 or more
     * @param change to be found, a share; none finds one that is not above the noise
     * @return {@link Integer#MAX_VALUE} where that many or more are needed
     */
    public int forksNeeded(double deviation, double change) {
        if (change <= noise) {
            return Integer.MAX_VALUE;
        }
        double effect = Math.log1p(change);
        double forTest = forks(deviation / effect, quantile(level));
        double forInterval =
                forks(deviation / (effect - Math.log1p(noise)), quantile(INTERVAL_LEVEL));
        // The cast stops at the largest int.
        return Math.max(leastForks(), (int) Math.ceil(Math.max(forTest, forInterval)));
    }

    /**
     * The smallest change that so many forks find.
     *
     * @param forks a side, 1 or more
     * @param deviation of the logarithms of the forks' scores, 0 or more
     * @return a share, infinite where so few forks get no verdict whatever the change
     */
    public double smallestDetectable(int forks, double deviation) {
        if (forks < leastForks()) {
            return Double.POSITIVE_INFINITY;
        }
        double forTest = deviation * effectPerDeviation(forks, quantile(level));
        double forInterval =
                deviation * effectPerDeviation(forks, quantile(INTERVAL_LEVEL)) + Math.log1p(noise);
        return Math.expm1(Math.max(forTest, forInterval));
    }

    /**
     * How far scores lie apart, as the other methods ask for it.
     *
     * @param scores of the forks, above 0, one each
     * @return the standard deviation of their logarithms; 0 with one fork
     */
    public static double deviation(double... scores) {
        return StandardDeviation.of(Arrays.stream(scores).map(Math::log).toArray()).getAsDouble();
    }

    /** Even sides that lie wholly apart must be able to get below the level. */
    private int leastForks() {
        int forks = LEAST_FORKS;
        while (RankTest.smallestP(forks) >= level) {
            forks++;
        }
        return forks;
    }

    private static double forks(double deviationPerEffect, double z) {
        double distance = (z + power()) * deviationPerEffect;
        return 2 * distance * distance / EFFICIENCY + z * z / 4;
    }

    private static double effectPerDeviation(int forks, double z) {
        return (z + power()) * Math.sqrt(2 / (EFFICIENCY * (forks - z * z / 4)));
    }

    private static double quantile(double twoSidedLevel) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(twoSidedLevel / 2);
    }

    private static double power() {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(POWER);
    }
}
