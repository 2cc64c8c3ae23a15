package io.tacho.profiling.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a benchmark is steady enough for its score to mean something.
 *
 * <p>Forks that lie apart by up to {@link #RANGE_WARNING} earn a warning, further apart makes the
 * benchmark unstable. An interval or a standard deviation beyond its gate makes it unstable too:
 * both gates are wide, and what crosses them has no one score. Outliers beyond their gate earn a
 * warning: they say that something disturbed single iterations, which the forks' scores may still
 * have survived.
 *
 * @param spread what was judged
 * @param grade the worst that any of the gates gave
 * @param reasons a line for each gate that was not passed, in the order of the gates
 */
public record Steadiness(Spread spread, Grade grade, List<String> reasons) {
    /** Range of the forks' scores, against their mean: under this they are stable. */
    public static final double RANGE_STABLE = 0.05;

    /** Up to this a warning, above it unstable. */
    public static final double RANGE_WARNING = 0.10;

    /** Half width of the iterations' 95 % interval, against their mean: asked is less. */
    public static final double INTERVAL = 0.10;

    /** Share of outliers among the iterations: asked is less. */
    public static final double OUTLIERS = 0.05;

    /** Standard deviation of the iterations, against their mean: asked is less. */
    public static final double DEVIATION = 0.20;

    /** From this many forks on there is a range, and a grade. */
    public static final int LEAST_FORKS = 2;

    /** From best to worst; UNKNOWN is none of these. */
    public enum Grade {
        /** All gates passed. */
        STABLE,
        /** To be shown beside the score. */
        WARNING,
        /** To be mended, or left out with the reason. */
        UNSTABLE,
        /** Too few forks to tell. */
        UNKNOWN;

        /**
         * The worse of two; not to know is worst.
         *
         * @param other to compare with
         */
        public Grade worse(Grade other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Copies the reasons. */
    public Steadiness {
        reasons = List.copyOf(reasons);
    }

    /**
     * Judges.
     *
     * @param spread of one benchmark
     */
    public static Steadiness of(Spread spread) {
        if (spread.forks() < LEAST_FORKS) {
            return new Steadiness(
                    spread,
                    Grade.UNKNOWN,
                    List.of(spread.forks() + " fork, asked: at least " + LEAST_FORKS));
        }
        Grade grade = Grade.STABLE;
        List<String> reasons = new ArrayList<>();
        if (!(spread.range() < RANGE_STABLE)) {
            grade = spread.range() <= RANGE_WARNING ? Grade.WARNING : Grade.UNSTABLE;
            reasons.add(
                    reason("spread %s of the mean between forks", spread.range(), RANGE_STABLE));
        }
        if (!(spread.iterationInterval() < INTERVAL)) {
            grade = grade.worse(Grade.UNSTABLE);
            reasons.add(
                    reason(
                            "95 %% confidence interval over all iterations +-%s of the mean",
                            spread.iterationInterval(), INTERVAL));
        }
        if (!(spread.outliers() < OUTLIERS)) {
            grade = grade.worse(Grade.WARNING);
            reasons.add(reason("outliers %s of all iterations", spread.outliers(), OUTLIERS));
        }
        if (!(spread.deviation() < DEVIATION)) {
            grade = grade.worse(Grade.UNSTABLE);
            reasons.add(
                    reason(
                            "standard deviation %s of the mean over all iterations",
                            spread.deviation(), DEVIATION));
        }
        return new Steadiness(spread, grade, reasons);
    }

    private static String reason(String what, double found, double gate) {
        String share =
                Double.isInfinite(found)
                        ? "infinitely much"
                        : String.format(Locale.ROOT, "%.1f %%", found * 100);
        return String.format(Locale.ROOT, what + ", asked: under %.0f %%", share, gate * 100);
    }
}
