package io.tacho.stress.report;

import io.tacho.profiling.stats.Comparison;
import io.tacho.profiling.stats.Verdict;
import io.tacho.stress.bench.VerdictTrials;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Verdicts where the truth is known. Some 110 columns. */
public final class VerdictTrialsTable {
    private static final String ROW = "  %-30s %-34s %s%n";

    private final PrintWriter out;

    /**
     * On a writer.
     *
     * @param out where to
     */
    public VerdictTrialsTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints.
     *
     * @param tries in their order
     */
    public void print(List<VerdictTrials.Try> tries) {
        out.printf(ROW, "", "the build and itself", "the build and itself slowed down");
        for (VerdictTrials.Try each : tries) {
            out.printf(ROW, each.benchmark(), text(each.same()), text(each.slowed()));
        }
        out.printf(
                "no change: %d of %d; no false alarm: %d of %d; slow-down found: %d of %d%n",
                count(tries, true, Verdict.Outcome.NO_CHANGE),
                tries.size(),
                tries.size()
                        - count(tries, true, Verdict.Outcome.REGRESSION)
                        - count(tries, true, Verdict.Outcome.IMPROVEMENT),
                tries.size(),
                count(tries, false, Verdict.Outcome.REGRESSION),
                tries.size());
        tries.stream()
                .mapToLong(VerdictTrials.Try::nanos)
                .average()
                .ifPresent(
                        nanos ->
                                out.printf(
                                        "a verdict takes %s: two sides of the three that a try has%n",
                                        Units.time(nanos * 2 / 3)));
        out.flush();
    }

    private static int count(List<VerdictTrials.Try> tries, boolean same, Verdict.Outcome outcome) {
        return (int)
                tries.stream()
                        .map(each -> same ? each.same() : each.slowed())
                        .filter(verdict -> verdict.outcome() == outcome)
                        .count();
    }

    private static String text(Verdict verdict) {
        Comparison comparison = verdict.entry().comparison();
        return String.format(
                Locale.ROOT,
                "%+.1f%% (%+.1f to %+.1f) %s",
                100 * comparison.change(),
                100 * comparison.interval().low(),
                100 * comparison.interval().high(),
                verdict.text());
    }
}
