package io.tacho.stress.report;

import io.tacho.stress.capacity.Capacity;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.measure.LatencySummary;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.threshold.Threshold;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The search for a capacity as it goes on, a line a trial. */
public final class CapacityTable {
    private final PrintWriter out;
    private final Emphasis emphasis;

    /**
     * On a writer.
     *
     * @param out where to
     * @param emphasis of what matters
     */
    public CapacityTable(PrintWriter out, Emphasis emphasis) {
        this.out = out;
        this.emphasis = emphasis;
    }

    /**
     * Says what is looked for.
     *
     * @param scenario that is run
     * @param components how many
     * @param thresholds that have to hold
     */
    public void head(String scenario, int components, List<Threshold> thresholds) {
        line(
                "%s, %s components: the highest rate with %s",
                scenario,
                Units.count(components),
                thresholds.stream().map(Threshold::expression).collect(Collectors.joining(", ")));
        line("%10s %10s %9s %9s %9s  %s", "asked/s", "achieved/s", "p50", "p99", "max", "");
        out.flush();
    }

    /**
     * A trial has ended.
     *
     * @param trial that ended
     * @param result of its run
     */
    public void trial(Trial trial, RunResult result) {
        LatencySummary response = result.latency().response();
        line(
                "%10s %10s %9s %9s %9s  %s%s",
                Units.rate(trial.rate()),
                Units.rate(result.rate().achieved()),
                Units.time(response.p50()),
                Units.time(response.p99()),
                Units.time(response.max()),
                trial.held()
                        ? emphasis.good("held")
                        : emphasis.bad("✗") + " " + trial.broken().get(0),
                trial.confirming() ? " (longer)" : "");
        out.flush();
    }

    /**
     * A trial ended before anything was measured.
     *
     * @param trial that ended
     */
    public void overloaded(Trial trial) {
        line(
                "%10s %10s  %s %s",
                Units.rate(trial.rate()), "-", emphasis.bad("✗"), trial.broken().get(0));
        out.flush();
    }

    /**
     * The search has ended.
     *
     * @param found what it found
     * @param folder with the folders of the trials
     */
    public void found(Capacity found, Path folder) {
        Trial confirmed = found.confirmed();
        Trial broke = found.broke();
        out.println();
        if (confirmed != null) {
            line("capacity  %s operations/s, confirmed", Units.rate(confirmed.rate()));
        } else {
            line("capacity  none was found that holds");
        }
        if (broke != null) {
            line("broke     at %s operations/s:", Units.rate(broke.rate()));
            for (String what : broke.broken()) {
                line("            %s", what);
            }
        }
        line("evidence  %s", folder);
        out.flush();
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
