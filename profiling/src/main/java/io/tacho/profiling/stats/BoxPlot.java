package io.tacho.profiling.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The five numbers of a box plot, and what lies outside its fences (Tukey, Exploratory Data
 * Analysis, 1977). Quartiles are by linear interpolation, definition 7 of Hyndman and Fan (1996).
 *
 * @param low the least value that is no outlier
 * @param lowerQuartile a quarter of the values are at most this
 * @param median half of them are
 * @param upperQuartile three quarters are
 * @param high the largest value that is no outlier
 * @param outliers how many values lie outside the fences
 */
public record BoxPlot(
        double low,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double high,
        int outliers) {
    /** The inner fences, in interquartile ranges beyond the quartiles. */
    public static final double FENCE = 1.5;

    /**
     * Of values.
     *
     * @param values one or more, in any order
     * @throws io.tacho.profiling.ProfilingException if there is none, or one is no number of 0 or
     *     more
     */
    public static BoxPlot of(double... values) {
        Scores.require("a box plot", values);
        double[] quartiles =
                Quantile.withDefaults()
                        .with(Quantile.EstimationMethod.HF7)
                        .evaluate(values, 0.25, 0.5, 0.75);
        double reach = reach(quartiles[0], quartiles[2]);
        double[] inside =
                Arrays.stream(values)
                        .filter(v -> v >= quartiles[0] - reach && v <= quartiles[2] + reach)
                        .toArray();
        return new BoxPlot(
                Arrays.stream(inside).min().orElse(quartiles[0]),
                quartiles[0],
                quartiles[1],
                quartiles[2],
                Arrays.stream(inside).max().orElse(quartiles[2]),
                values.length - inside.length);
    }

    /**
     * Whether a value lies outside the fences.
     *
     * @param value of those that the plot is of
     */
    public boolean isOutlier(double value) {
        double reach = reach(lowerQuartile, upperQuartile);
        return value < lowerQuartile - reach || value > upperQuartile + reach;
    }

    private static double reach(double lowerQuartile, double upperQuartile) {
        return FENCE * (upperQuartile - lowerQuartile);
    }
}
