package io.tacho.profiling.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;

/**
 * Two samples of fork scores of one benchmark beside each other.
 *
 * <p>The change is the shift of Hodges and Lehmann on logarithms: the median of all ratios between
 * a fork of the one and a fork of the other. It needs no normal distribution, one bad fork among
 * seven hardly moves it, and on logarithms it is the same in whatever unit, and its noise is the
 * same share for a benchmark of 20 ns as for one of 20 ms, so that one limit serves all. The
 * interval is the percentile bootstrap's (Efron 1979) over forks, 10,000 resamples from a fixed
 * seed. The p is Mann and Whitney's.
 *
 * <p>What counts as none, a thousandth of a byte an operation perhaps, is for the caller to round
 * to 0: between 0.001 and 0.002 lie 100 %.
 *
 * @param basis how the change was made out
 * @param forks of the smaller side
 * @param change of other against base: 0.05 is 5 % more
 * @param interval of the change, 95 %
 * @param p two-sided, of no difference, before any adjustment
 * @param deviation pooled standard deviation of the logarithms of the scores, or with {@link
 *     Basis#DIFFERENCE} of the scores against the larger mean; 0 where no side has two forks
 */
public record Comparison(
        Basis basis, int forks, double change, Interval interval, double p, double deviation) {
    /** What a change is measured by. */
    public enum Basis {
        /** All scores are above 0: the median ratio less 1. */
        RATIO,
        /**
         * Some score is 0, so that there are ratios that don't exist: the median difference against
         * the larger of both means. From 0 to anything that is 1, back again -1.
         */
        DIFFERENCE
    }

    /**
     * Compares.
     *
     * @param base scores of the forks to compare with, one each
     * @param other scores of the forks to compare, in the same unit
     * @throws io.tacho.profiling.ProfilingException if there is none on a side, or one is no number
     *     of 0 or more
     */
    public static Comparison of(double[] base, double[] other) {
        Scores.require("the base", base);
        Scores.require("what is compared with it", other);
        return Arrays.stream(base).allMatch(v -> v > 0) && Arrays.stream(other).allMatch(v -> v > 0)
                ? of(base, other, Basis.RATIO, Math::log, Math::expm1)
                : ofDifferences(base, other);
    }

    private static Comparison ofDifferences(double[] base, double[] other) {
        double larger = Math.max(Mean.of(base).getAsDouble(), Mean.of(other).getAsDouble());
        double unit = larger == 0 ? 1 : larger;
        return of(base, other, Basis.DIFFERENCE, v -> v / unit, DoubleUnaryOperator.identity());
    }

    private static Comparison of(
            double[] base,
            double[] other,
            Basis basis,
            DoubleUnaryOperator scale,
            DoubleUnaryOperator toChange) {
        double[] from = Arrays.stream(base).map(scale).toArray();
        double[] to = Arrays.stream(other).map(scale).toArray();
        PairwiseDifferences differences = new PairwiseDifferences(from, to);
        Interval scaled = differences.interval();
        return new Comparison(
                basis,
                Math.min(base.length, other.length),
                toChange.applyAsDouble(differences.median()),
                new Interval(
                        toChange.applyAsDouble(scaled.low()),
                        toChange.applyAsDouble(scaled.high())),
                RankTest.p(base, other),
                pooledDeviation(from, to));
    }

    private static double pooledDeviation(double[] one, double[] two) {
        int degrees = one.length + two.length - 2;
        double squares =
                Variance.of(one).getAsDouble() * (one.length - 1)
                        + Variance.of(two).getAsDouble() * (two.length - 1);
        return degrees == 0 ? 0 : Math.sqrt(squares / degrees);
    }
}
