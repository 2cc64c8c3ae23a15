package io.tacho.profiling.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds where a series of scores changed, one after another: E-divisive of Matteson and James, A
 * Nonparametric Approach for Multiple Change Point Analysis of Multivariate Data (2014), for one
 * variable and alpha = 1.
 *
 * <p>The best cut of all segments becomes a change point if it beats the best cuts of the segments
 * with their values shuffled, in all but 5 % of 199 shuffles; then both parts are cut in turn, and
 * the first cut that does not pass ends it. It needs no distribution and no threshold. It finds any
 * change of the distribution, so one of the scatter alone as well: see {@link
 * ChangePoint#relativeChange()}. In a series in which nothing changed it finds something in one of
 * twenty.
 *
 * <p>Time is quadratic in the length, whatever the number of change points, as a segment is
 * shuffled once only.
 */
public final class EDivisive {
    /**
     * Values between change points. Fewer would let pairs of outliers count as a regime; more would
     * find a change only that many builds after it was made.
     */
    public static final int LEAST_SEGMENT = 5;

    /** The p from which on a cut counts as chance. */
    public static final double SIGNIFICANCE = 0.05;

    static final int PERMUTATIONS = 199;
    private static final long SEED = 2014;

    /**
     * Of the range of all values: sums of the same distances in another order differ by rounding,
     * which is no difference. The statistic of one outlier among equal values is nothing else.
     */
    private static final double ROUNDING = 1e-9;

    private EDivisive() {}

    /**
     * The change points, ascending.
     *
     * @param series scores in the order of time; shorter than twice {@link #LEAST_SEGMENT} has none
     * @throws io.tacho.profiling.ProfilingException if one is no number of 0 or more
     */
    public static List<ChangePoint> changePoints(double[] series) {
        if (series.length < 2 * LEAST_SEGMENT) {
            return List.of();
        }
        Scores.require("the series", series);
        DoubleSummaryStatistics range = Arrays.stream(series).summaryStatistics();
        double rounding = ROUNDING * (range.getMax() - range.getMin());
        Random random = new Random(SEED);
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(0, series.clone(), 1));
        while (true) {
            int best = mostDivided(segments);
            Segment cut = segments.get(best);
            double p = p(segments, cut.statistic() - rounding, random);
            if (p > SIGNIFICANCE) {
                return between(segments);
            }
            segments.set(best, cut.left());
            segments.add(best + 1, cut.right(p));
        }
    }

    private static int mostDivided(List<Segment> segments) {
        int best = 0;
        for (int i = 1; i < segments.size(); i++) {
            if (segments.get(i).statistic() > segments.get(best).statistic()) {
                best = i;
            }
        }
        return best;
    }

    /** Shuffles no more once it is clear that the p will be too large. */
    private static double p(List<Segment> segments, double asLarge, Random random) {
        double p = share(0);
        for (int i = 0, times = 0; i < PERMUTATIONS && p <= SIGNIFICANCE; i++) {
            int number = i;
            if (segments.stream().anyMatch(s -> s.shuffledStatistic(number, random) >= asLarge)) {
                times++;
                p = share(times);
            }
        }
        return p;
    }

    private static double share(int times) {
        return (times + 1.0) / (PERMUTATIONS + 1);
    }

    private static List<ChangePoint> between(List<Segment> segments) {
        return IntStream.range(1, segments.size())
                .mapToObj(
                        i -> {
                            Segment after = segments.get(i);
                            double before = segments.get(i - 1).mean();
                            return new ChangePoint(after.from(), after.p(), before, after.mean());
                        })
                .toList();
    }
}
