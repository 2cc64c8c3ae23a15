package io.tacho.stress.report;

import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencySummary;
import io.tacho.stress.whatif.Deviations;
import io.tacho.stress.whatif.Deviations.Deviation;
import io.tacho.stress.whatif.Recomputed;
import io.tacho.stress.whatif.WhatIfReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What {@code what-if} prints. Nowhere wider than 80 columns, but for long names. */
public final class WhatIfTable {
    private static final String ROW = "  %-17s %11s %9s %9s %9s %9s%n";

    private final PrintWriter out;

    /**
     * On a writer.
     *
     * @param out where to
     */
    public WhatIfTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints the model's own error first.
     *
     * @param report of a recording
     */
    public void print(WhatIfReport report) {
        line("the recording recomputed as it was: the model's own error");
        compare(report.recorded(), "recorded", report.same().latency(), report.modelError());
        busy(report.same());
        Recomputed predicted = report.predicted();
        LatencyReport real = report.real();
        Deviations error = report.predictionError();
        if (predicted != null) {
            line("");
            line("the recording recomputed %s", conditions(report));
            if (real == null) {
                compare(report.recorded(), "recorded", predicted.latency(), null);
            }
        }
        if (real != null && error != null) {
            LatencyReport latency =
                    predicted == null ? report.same().latency() : predicted.latency();
            if (predicted == null) {
                line("");
                line("the same against the second run");
            }
            compare(real, "really", latency, error);
        }
        if (predicted != null) {
            busy(predicted);
        }
        out.flush();
    }

    private void compare(
            LatencyReport real,
            String realName,
            LatencyReport computed,
            @Nullable Deviations error) {
        row("", "", "p50", "p90", "p99", "p99.9");
        rows(
                "response",
                real.response(),
                realName,
                computed.response(),
                error == null ? null : error.response());
        rows(
                "service",
                real.service(),
                realName,
                computed.service(),
                error == null ? null : error.service());
        rows(
                "queue wait",
                real.queueWait(),
                realName,
                computed.queueWait(),
                error == null ? null : error.queueWait());
        rows(
                "handling",
                real.handling(),
                realName,
                computed.handling(),
                error == null ? null : error.handling());
    }

    private void rows(
            String name,
            LatencySummary real,
            String realName,
            LatencySummary computed,
            @Nullable Deviation error) {
        times(name, realName, real);
        times("", "computed", computed);
        if (error != null) {
            row(
                    "",
                    "off by",
                    percent(error.p50()),
                    percent(error.p90()),
                    percent(error.p99()),
                    percent(error.p999()));
        }
    }

    private void times(String name, String which, LatencySummary times) {
        row(
                name,
                which,
                Units.time(times.p50()),
                Units.time(times.p90()),
                Units.time(times.p99()),
                Units.time(times.p999()));
    }

    private void busy(Recomputed run) {
        line(
                "  %s, busy for %.1f %% of %s; at most %s messages on their way",
                Units.count(run.workers(), "worker"),
                100 * run.busyShare(),
                Units.time(run.nanos()),
                Units.count(run.mostInFlight()));
    }

    private static String conditions(WhatIfReport report) {
        StringJoiner text = new StringJoiner(", ");
        double load = report.conditions().load();
        if (load != 1) {
            text.add(String.format(Locale.ROOT, "under %sx the load", number(load)));
        }
        report.conditions()
                .faster()
                .forEach(
                        (who, share) ->
                                text.add(
                                        String.format(
                                                Locale.ROOT,
                                                "with %s faster by %s %%",
                                                who,
                                                number(100 * share))));
        report.conditions()
                .without()
                .forEach(cause -> text.add("without " + cause.name().toLowerCase(Locale.ROOT)));
        if (report.conditions().workers() > 0) {
            text.add("with " + Units.count(report.conditions().workers(), "worker"));
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String percent(double share) {
        if (Double.isInfinite(share)) {
            return "-";
        }
        return share < 10
                ? String.format(Locale.ROOT, "%+.1f %%", 100 * share)
                : String.format(Locale.ROOT, "%.0fx", 1 + share);
    }

    private void row(String... cells) {
        out.printf(ROW, (Object[]) cells);
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
