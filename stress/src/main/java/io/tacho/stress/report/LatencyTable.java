package io.tacho.stress.report;

import io.tacho.stress.measure.LatencySummary;
import java.io.PrintWriter;

/** Rows of percentiles, as {@code run} and {@code analyze} print them. */
final class LatencyTable {
    private static final String ROW = "  %-17s %9s %9s %9s %9s %9s %9s%n";

    private final PrintWriter out;

    LatencyTable(PrintWriter out) {
        this.out = out;
    }

    LatencyTable head(String what) {
        out.printf(ROW, what, "p50", "p90", "p99", "p99.9", "p99.99", "max");
        return this;
    }

    LatencyTable row(String name, LatencySummary summary) {
        String label = name.length() > 17 ? name.substring(0, 16) + "…" : name;
        if (summary.count() == 0) {
            out.printf(ROW, label, "-", "-", "-", "-", "-", "-");
        } else {
            out.printf(
                    ROW,
                    label,
                    Units.time(summary.p50()),
                    Units.time(summary.p90()),
                    Units.time(summary.p99()),
                    Units.time(summary.p999()),
                    Units.time(summary.p9999()),
                    Units.time(summary.max()));
        }
        return this;
    }
}
