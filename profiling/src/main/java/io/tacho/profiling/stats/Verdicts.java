package io.tacho.profiling.stats;

import io.tacho.profiling.stats.Verdict.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges the comparisons of a suite.
 *
 * <p>A regression or an improvement is called only where the adjusted p is below alpha <em>and</em>
 * the interval lies wholly beyond the noise: the first alone would call a change of 0.3 % that is
 * surely there, the second alone one in twenty that is not. No change is called where the interval
 * lies wholly within what is asked to be found. Whatever is left can't be told, nor can anything
 * with fewer than {@link PowerCalculation#LEAST_FORKS} forks on a side; then the verdict says how
 * many would be needed, at least one more than there are.
 */
public final class Verdicts {
    private Verdicts() {}

    /**
     * Judges them together: the more there are, the more is asked of each.
     *
     * @param suite all comparisons that are looked at, not those only that look interesting
     * @param demands what is asked
     * @return a verdict for each, in the same order
     */
    public static List<Verdict> of(List<SuiteEntry> suite, Demands demands) {
        Holm holm =
                new Holm(
                        suite.stream().mapToDouble(entry -> entry.comparison().p()).toArray(),
                        demands.alpha());
        return IntStream.range(0, suite.size())
                .mapToObj(i -> verdict(suite.get(i), holm.adjusted(i), holm.level(i), demands))
                .toList();
    }

    private static Verdict verdict(
            SuiteEntry entry, double adjustedP, double level, Demands demands) {
        Outcome outcome = outcome(entry, adjustedP, demands);
        return new Verdict(
                entry,
                outcome,
                adjustedP,
                outcome == Outcome.CANT_TELL ? forksNeeded(entry.comparison(), level, demands) : 0);
    }

    private static Outcome outcome(SuiteEntry entry, double adjustedP, Demands demands) {
        Comparison comparison = entry.comparison();
        Interval interval = comparison.interval();
        if (comparison.forks() < PowerCalculation.LEAST_FORKS) {
            return Outcome.CANT_TELL;
        }
        if (adjustedP < demands.alpha() && interval.isBeyond(demands.noise())) {
            return interval.low() > 0 == entry.lowerIsBetter()
                    ? Outcome.REGRESSION
                    : Outcome.IMPROVEMENT;
        }
        return interval.isWithin(demands.detect()) ? Outcome.NO_CHANGE : Outcome.CANT_TELL;
    }

    private static int forksNeeded(Comparison comparison, double level, Demands demands) {
        return Math.max(
                comparison.forks() + 1,
                new PowerCalculation(level, demands.noise())
                        .forksNeeded(comparison.deviation(), demands.detect()));
    }
}
