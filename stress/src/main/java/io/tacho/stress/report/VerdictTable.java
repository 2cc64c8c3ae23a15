package io.tacho.stress.report;

import io.tacho.profiling.stats.Comparison;
import io.tacho.profiling.stats.Verdict;
import io.tacho.stress.Words;
import io.tacho.stress.compare.ComparisonReport;
import java.io.PrintWriter;
import java.util.List;

/** Two results beside one another, with what can be said about each figure. Some 100 columns. */
public final class VerdictTable {
    private static final String ROW = "  %-35s %9s %9s %8s  %-18s %s%n";

    private final PrintWriter out;
    private final Emphasis emphasis;

    /**
     * On a writer.
     *
     * @param out where to
     * @param emphasis of what matters
     */
    public VerdictTable(PrintWriter out, Emphasis emphasis) {
        this.out = out;
        this.emphasis = emphasis;
    }

    /**
     * Prints.
     *
     * @param report of a comparison
     */
    public void print(ComparisonReport report) {
        out.printf("base  %s%nnew   %s%n", report.base(), report.other());
        out.printf(ROW, "", "base", "new", "change", "95 % interval", "");
        for (ComparisonReport.Line line : report.lines()) {
            Comparison comparison = line.verdict().entry().comparison();
            out.printf(
                    ROW,
                    line.other().name(),
                    Units.figure(line.base().median(), line.base().unit()),
                    Units.figure(line.other().median(), line.other().unit()),
                    Units.change(comparison.change()),
                    Units.change(comparison.interval().low())
                            + " to "
                            + Units.change(comparison.interval().high()),
                    shown(line.verdict()));
        }
        summary(report);
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        out.flush();
    }

    private String shown(Verdict verdict) {
        return switch (verdict.outcome()) {
            case REGRESSION -> emphasis.bad(verdict.text());
            case IMPROVEMENT -> emphasis.good(verdict.text());
            case NO_CHANGE, CANT_TELL -> verdict.text();
        };
    }

    private void summary(ComparisonReport report) {
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            List<String> names =
                    report.lines().stream()
                            .filter(line -> line.verdict().outcome() == outcome)
                            .map(line -> line.other().name())
                            .toList();
            if (!names.isEmpty()) {
                out.printf(
                        "%s: %d%s%n",
                        Words.of(outcome),
                        names.size(),
                        outcome == Verdict.Outcome.NO_CHANGE
                                ? ""
                                : " (" + String.join(", ", names) + ")");
            }
        }
    }
}
