package io.tacho.stress.report;

import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencySummary;
import io.tacho.stress.replay.Divergences;
import io.tacho.stress.replay.ReplayReport;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What {@code replay} prints. Nowhere wider than 80 columns, but for divergences and for what the
 * journal lacks.
 */
public final class ReplayTable {
    private final PrintWriter out;

    /**
     * On a writer.
     *
     * @param out where to
     */
    public ReplayTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints.
     *
     * @param report of a replay
     */
    public void print(ReplayReport report) {
        line(
                "%s: %s, %s, pace %s%s",
                report.scenario(),
                Units.count(report.components(), "component"),
                Units.count(report.workers(), "worker"),
                report.pace(),
                report.interrupted() ? " (stopped before its end)" : "");
        messages(report);
        latency(report.recorded(), report.replayed());
        divergences(report.divergences());
        report.checks().forEach(wrong -> line("WRONG: %s", wrong));
        report.notes().forEach(note -> line("  - %s", note));
        new ProfileLines(out).print(report.pages());
        out.flush();
    }

    private void messages(ReplayReport report) {
        ReplayReport.Messages messages = report.messages();
        line(
                "  executed  %s messages%s; %s before the range, unmeasured",
                Units.count(messages.range()),
                report.loops() == 1 ? "" : " in " + report.loops() + " loops",
                Units.count(messages.before()));
        line(
                "  compared  %s messages that handlers sent are as recorded",
                Units.count(messages.alike()));
        if (messages.uncompared() > 0) {
            line(
                    "            %s more have nothing to be compared with",
                    Units.count(messages.uncompared()));
        }
        messages.omitted()
                .forEach(
                        (reason, count) ->
                                line("  not replayed: %s %s", Units.count(count), reason));
    }

    private void latency(LatencyReport recorded, LatencyReport replayed) {
        out.println();
        LatencyTable table = new LatencyTable(out).head("");
        pair(table, "response", recorded.response(), replayed.response());
        pair(table, "service", recorded.service(), replayed.service());
        pair(table, "queue wait", recorded.queueWait(), replayed.queueWait());
        pair(table, "handling", recorded.handling(), replayed.handling());
        recorded.byType()
                .forEach(
                        (type, times) -> {
                            LatencyReport.TypeLatency now = replayed.byType().get(type);
                            if (now != null) {
                                table.row(type, times.handling()).row("  replayed", now.handling());
                            }
                        });
        out.println();
    }

    private static void pair(
            LatencyTable table, String name, LatencySummary recorded, LatencySummary replayed) {
        table.row(name, recorded).row("  replayed", replayed);
    }

    private void divergences(Divergences divergences) {
        if (divergences.actors() == 0) {
            line("no handler did anything else than the recording has");
            return;
        }
        line(
                "DIVERGED: %s components, in handling %s messages",
                Units.count(divergences.actors()), Units.count(divergences.messages()));
        divergences.first().forEach(each -> line("  %s", each));
        if (divergences.actors() > divergences.first().size()) {
            line("  and %s more", Units.count(divergences.actors() - divergences.first().size()));
        }
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
