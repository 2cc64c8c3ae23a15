package io.tacho.stress.report;

import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.LaneReport;
import io.tacho.stress.analyze.TailReport;
import io.tacho.stress.measure.LatencyReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What {@code analyze} prints. Nowhere wider than 80 columns, but for what the journal lacks. */
public final class AnalysisTable {
    private final PrintWriter out;

    /**
     * On a writer.
     *
     * @param out where to
     */
    public AnalysisTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints.
     *
     * @param analysis of a journal
     */
    public void print(Analysis analysis) {
        line(
                "%s records of messages; measured window %s",
                Units.count(analysis.records()),
                analysis.windowNanos() == 0 ? "not ended" : Units.time(analysis.windowNanos()));
        line("%s", analysis.complete() ? "the journal is complete" : "the journal is INCOMPLETE:");
        analysis.missing().forEach(reason -> line("  - %s", reason));
        analysis.inFlight().forEach(message -> line("  - %s", message));
        if (!analysis.complete() && analysis.inFlight().isEmpty()) {
            line("  - no worker was handling a message when the record ended");
        }
        if (!analysis.complete() && analysis.messages().lost() > 0) {
            line(
                    "  - %s messages were on their way, or not yet written, when the record ended",
                    Units.count(analysis.messages().lost()));
        }
        print(analysis.lanes());
        new MessageTable(out).print(analysis.messages());
        LatencyReport latency = analysis.latency();
        LatencyTable table = new LatencyTable(out);
        table.head("operations")
                .row("response", latency.response())
                .row("service", latency.service())
                .head("messages")
                .row("queue wait", latency.queueWait())
                .row("handling", latency.handling());
        table.head("queue wait");
        latency.byType().forEach((type, times) -> table.row(type, times.queueWait()));
        table.head("handling");
        latency.byType().forEach((type, times) -> table.row(type, times.handling()));
        print(analysis.tail());
        out.flush();
    }

    private void print(TailReport tail) {
        if (tail.messages() == 0) {
            return;
        }
        line("");
        line(
                "what the %s messages waited for that waited longer than %s (p%s)",
                Units.count(tail.messages()),
                Units.time(tail.thresholdNanos()),
                (int) tail.percentile());
        for (TailReport.Cause cause : tail.causes()) {
            line("  %5.1f %%  %s", 100 * cause.share(), cause.cause());
        }
        if (!tail.culprits().isEmpty()) {
            line("whom their workers were busy with meanwhile");
        }
        for (TailReport.Culprit culprit : tail.culprits()) {
            line(
                    "  %5.1f %%  %s, up to %s at a time",
                    100 * culprit.share(), culprit.component(), Units.time(culprit.longestNanos()));
        }
    }

    private void print(LaneReport lanes) {
        if (lanes.proved()) {
            line(
                    "each of the %s messages that %d lanes gave out is on record, once",
                    Units.count(lanes.sent()), lanes.closed());
        }
        lanes.findings().forEach(finding -> line("  - %s", finding));
        if (lanes.rejected() > 0) {
            line("%s more were refused to the sender", Units.count(lanes.rejected()));
        }
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
