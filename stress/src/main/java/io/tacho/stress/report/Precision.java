package io.tacho.stress.report;

import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.stats.PowerCalculation;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;

/**
 * Which changes a comparison of results like this one would find.
 *
 * @param calculation at the level of the strictest of Holm's steps over the suite
 */
record Precision(PowerCalculation calculation) {
    /**
     * Of a suite.
     *
     * @param benchmarks that are judged together, 1 or more
     */
    static Precision of(int benchmarks) {
        return new Precision(
                new PowerCalculation(
                        Demands.DEFAULT.alpha() / benchmarks, Demands.DEFAULT.noise()));
    }

    /** A share; infinite where no change would be found. */
    double smallestChange(Measured measured) {
        double deviation = deviation(measured);
        return Double.isNaN(deviation)
                ? Double.POSITIVE_INFINITY
                : calculation.smallestDetectable(measured.forks().size(), deviation);
    }

    /** A side, for the change that verdicts are asked to find; 0 where nothing tells. */
    int forksNeeded(Measured measured) {
        double deviation = deviation(measured);
        return Double.isNaN(deviation)
                ? 0
                : calculation.forksNeeded(deviation, Demands.DEFAULT.detect());
    }

    /** One fork says nothing of others, and 0 has no logarithm. */
    private static double deviation(Measured measured) {
        double[] scores = measured.forks().stream().mapToDouble(Fork::score).toArray();
        for (double score : scores) {
            if (score <= 0) {
                return Double.NaN;
            }
        }
        return scores.length < 2 ? Double.NaN : PowerCalculation.deviation(scores);
    }
}
