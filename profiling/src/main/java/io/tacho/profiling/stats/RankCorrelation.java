package io.tacho.profiling.stats;

import org.apache.commons.statistics.ranking.NaturalRanking;

/** Spearman's rank correlation: whether two values of the same things grow together. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * The correlation of the ranks; equal values have the mean of theirs.
     *
     * @param one a value of each
     * @param other the other of each, in the same order
     * @return from -1 to 1; 0 if all of one side are equal
     */
    public static double of(double[] one, double[] other) {
        NaturalRanking ranking = new NaturalRanking();
        double[] a = ranking.apply(one);
        double[] b = ranking.apply(other);
        // The mean of the ranks 1 to n, ties or not.
        double mean = (a.length + 1) / 2.0;
        double product = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - mean) * (b[i] - mean);
            squaresOfA += (a[i] - mean) * (a[i] - mean);
            squaresOfB += (b[i] - mean) * (b[i] - mean);
        }
        return squaresOfA == 0 || squaresOfB == 0
                ? 0
                : product / Math.sqrt(squaresOfA * squaresOfB);
    }
}
