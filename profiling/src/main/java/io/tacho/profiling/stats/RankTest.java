package io.tacho.profiling.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The two-sided test of Mann and Whitney, exact for small samples also where values are tied.
 *
 * <p>The library's exact distribution knows no ties and falls back to a normal approximation: seven
 * against seven that lie wholly apart then have p = 0.0021 in place of 0.0006 as soon as two of one
 * side are equal, which over a suite of some forty is the difference between a verdict and none;
 * and samples that are all one value have no p at all. Bytes an operation are tied more often than
 * not.
 */
final class RankTest {
    /** Of both sides together; above, the approximation is good and the table large. */
    private static final int EXACT_WITH_TIES = 60;

    private RankTest() {}

    static double p(double[] base, double[] other) {
        double[] pooled =
                DoubleStream.concat(Arrays.stream(base), Arrays.stream(other)).sorted().toArray();
        if (pooled[0] == pooled[pooled.length - 1]) {
            return 1;
        }
        boolean tied = Arrays.stream(pooled).distinct().count() < pooled.length;
        return tied && pooled.length <= EXACT_WITH_TIES
                ? permutationP(base, pooled)
                : MannWhitneyUTest.withDefaults().test(other, base).getPValue();
    }

    /** The smallest p that this many a side can reach: they lie wholly apart. */
    static double smallestP(int forks) {
        double p = 2;
        for (int n = 1; n <= forks; n++) {
            p *= n / (2.0 * (2 * n - 1));
        }
        return p;
    }

    /**
     * The share of all ways to choose the base's places in the pooled order whose rank sum lies as
     * far from what is expected as the base's does: the shift algorithm of Streitberg and Roehmel
     * (1986). Twice the mid-ranks are whole numbers, so sums can index a table.
     */
    private static double permutationP(double[] base, double[] pooled) {
        int[] ranks = doubledRanks(pooled);
        int observed = 0;
        for (double value : base) {
            observed += ranks[Arrays.binarySearch(pooled, value)];
        }
        double[] ways = waysToSums(base.length, ranks);
        int expected = base.length * (pooled.length + 1);
        double all = 0;
        double asFar = 0;
        for (int sum = 0; sum < ways.length; sum++) {
            all += ways[sum];
            if (Math.abs(sum - expected) >= Math.abs(observed - expected)) {
                asFar += ways[sum];
            }
        }
        return asFar / all;
    }

    private static int[] doubledRanks(double[] sorted) {
        int[] ranks = new int[sorted.length];
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(ranks, from, to, from + 1 + to);
        }
        return ranks;
    }

    /** In how many ways so many of the ranks can be chosen, by their sum. */
    private static double[] waysToSums(int chosen, int[] ranks) {
        double[][] ways = new double[chosen + 1][Arrays.stream(ranks).sum() + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int n = chosen; n > 0; n--) {
                for (int sum = rank; sum < ways[n].length; sum++) {
                    ways[n][sum] += ways[n - 1][sum - rank];
                }
            }
        }
        return ways[chosen];
    }
}
