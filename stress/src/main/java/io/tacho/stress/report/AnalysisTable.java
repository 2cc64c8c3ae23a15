package io.tacho.stress.report;

import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.ComponentLatency;
import io.tacho.stress.analyze.LaneReport;
import io.tacho.stress.analyze.SlowOperation;
import io.tacho.stress.analyze.Step;
import io.tacho.stress.analyze.TailReport;
import io.tacho.stress.analyze.WindowLatency;
import io.tacho.stress.measure.LatencyReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code analyze} prints. Nowhere wider than 80 columns, but for what the journal lacks. */
public final class AnalysisTable {
    /** Operations whose way is printed. */
    private static final int WAYS = 3;

    private static final int COMPONENTS = 10;
    private static final int WAITS_OF_A_STEP = 2;

    private final PrintWriter out;
    private final Set<By> by;

    /** What the times of messages can be given for. */
    public enum By {
        /** Each class of messages. */
        TYPE,
        /** The actors whose messages took most of the time. */
        COMPONENT
    }

    /**
     * On a writer.
     *
     * @param out where to
     * @param by what to give the times of messages for
     */
    public AnalysisTable(PrintWriter out, Set<By> by) {
        this.out = out;
        this.by = by;
    }

    /**
     * Prints.
     *
     * @param analysis of a journal
     */
    public void print(Analysis analysis) {
        line("%s records of messages; %s", Units.count(analysis.records()), window(analysis));
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
        if (by.contains(By.TYPE)) {
            table.head("queue wait");
            latency.byType().forEach((type, times) -> table.row(type, times.queueWait()));
            table.head("handling");
            latency.byType().forEach((type, times) -> table.row(type, times.handling()));
        }
        if (by.contains(By.COMPONENT)) {
            List<ComponentLatency> worst =
                    analysis.components().stream().limit(COMPONENTS).toList();
            table.head("wait");
            worst.forEach(component -> table.row(component.component(), component.waiting()));
            table.head("handling");
            worst.forEach(component -> table.row(component.component(), component.handling()));
        }
        windows(analysis.windows(), table);
        print(analysis.tail());
        analysis.slowest().stream().limit(WAYS).forEach(this::print);
        out.flush();
    }

    private static void windows(List<WindowLatency> windows, LatencyTable table) {
        if (windows.isEmpty()) {
            return;
        }
        table.head("response from");
        windows.forEach(each -> table.row(Units.time(each.fromNanos()), each.response()));
        table.head("queue wait from");
        windows.forEach(each -> table.row(Units.time(each.fromNanos()), each.queueWait()));
    }

    private void print(SlowOperation operation) {
        line("");
        line(
                "operation %s took %s, until %s after the start",
                operation.rootId(),
                Units.time(operation.responseNanos()),
                Units.time(operation.completedAt()));
        if (!operation.whole()) {
            line("  its way can't be followed back to its beginning");
        }
        for (Step step : operation.steps()) {
            line("  %s %s to %s", step.messageId(), step.type(), step.to());
            line(
                    "    waited %s%s, then took %s",
                    Units.time(step.waitNanos()),
                    step.waitedFor().stream()
                            .limit(WAITS_OF_A_STEP)
                            .map(part -> part.cause() + " " + Units.time(part.nanos()))
                            .collect(Collectors.joining(", ", " (", ")"))
                            .replace(" ()", ""),
                    Units.time(step.onPathNanos()));
        }
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

    private static String window(Analysis analysis) {
        String length =
                analysis.windowNanos() == 0 ? "not ended" : Units.time(analysis.windowNanos());
        return analysis.measured()
                ? "measured window " + length
                : "no measured window, so all of them: " + length;
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
