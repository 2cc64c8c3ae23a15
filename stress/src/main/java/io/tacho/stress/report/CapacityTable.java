package io.tacho.stress.report;

import io.tacho.profiling.machine.Regime;
import io.tacho.stress.capacity.Capacity;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.threshold.Threshold;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        line(
                "%10s %10s %9s %9s %9s %7s  %s",
                "asked/s", "achieved/s", "p50", "p99", "max", "memory", "cores");
        out.flush();
    }

    /**
     * A trial has ended.
     *
     * @param trial that ended
     */
    public void trial(Trial trial) {
        Trial.Figures figures = trial.figures();
        Regime regime = trial.regime();
        String verdict =
                trial.held()
                        ? emphasis.good("held")
                        : emphasis.bad("✗") + " " + trial.broken().get(0);
        if (figures == null) {
            line("%10s %10s  %s", Units.rate(trial.rate()), "-", verdict);
        } else {
            line(
                    "%10s %10s %9s %9s %9s %7s  %-9s  %s%s",
                    Units.rate(trial.rate()),
                    Units.rate(figures.achieved()),
                    Units.time(figures.p50()),
                    Units.time(figures.p99()),
                    Units.time(figures.max()),
                    figures.memory() == null ? "-" : Units.time(figures.memory()),
                    regime == null ? "-" : regime.label(),
                    verdict,
                    trial.confirming() ? " (longer)" : "");
        }
        out.flush();
    }

    /**
     * The search has ended.
     *
     * @param found what it found
     * @param folder with the folders of the trials; null if there is none, since none began
     */
    public void found(Capacity found, @Nullable Path folder) {
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
        found.behind().ifPresent(rate -> behind(rate, confirmed));
        if (found.regimes().size() > 1) {
            line(
                    "cores     %s: what was found is of this mixture",
                    found.regimes().entrySet().stream()
                            .map(each -> each.getKey().label() + " in " + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (folder != null) {
            line("evidence  %s", folder);
        }
        out.flush();
    }

    private void behind(double rate, @Nullable Trial confirmed) {
        // It may have been seen only when a higher one was confirmed already.
        boolean bounds = confirmed == null || confirmed.rate() <= rate;
        line(
                "behind    it handles %s operations/s: above that, what piles up stays%s",
                Units.rate(rate), bounds ? ", so that" : "");
        if (bounds) {
            line("            no higher rate is confirmed");
        }
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
