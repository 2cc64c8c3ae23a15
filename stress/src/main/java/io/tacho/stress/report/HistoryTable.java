package io.tacho.stress.report;

import io.tacho.profiling.stats.ChangePoint;
import io.tacho.stress.compare.History;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures over many results. Some 100 columns. */
public final class HistoryTable {
    private static final String OVERVIEW = "  %-35s %7s %12s %12s  %s%n";
    private static final String ROW = "  %-20s %12s  %-40s %s%n";

    private final PrintWriter out;
    private final History history;

    /**
     * On a writer.
     *
     * @param out where to
     * @param history what is shown
     */
    public HistoryTable(PrintWriter out, History history) {
        this.out = out;
        this.history = history;
    }

    /** Prints a line for each series. */
    public void overview() {
        out.printf(OVERVIEW, "", "results", "first", "last", "changed");
        for (History.Key key : history.keys()) {
            List<History.Entry> entries = history.entries(key);
            int changes = history.changePoints(key).size();
            out.printf(
                    OVERVIEW,
                    key.name(),
                    entries.size(),
                    Units.figure(entries.get(0).value(), key.unit()),
                    Units.figure(entries.get(entries.size() - 1).value(), key.unit()),
                    changes == 0 ? "never" : changes == 1 ? "once" : changes + " times");
        }
        out.flush();
    }

    /**
     * Prints every value of one series, with the places at which it changed.
     *
     * @param key of the series
     */
    public void series(History.Key key) {
        Map<Integer, ChangePoint> changes = new HashMap<>();
        history.changePoints(key).forEach(change -> changes.put(change.index(), change));
        out.printf("%s of %s; %s%n", key.name(), key.subject(), key.condition());
        List<History.Entry> entries = history.entries(key);
        for (int i = 0; i < entries.size(); i++) {
            History.Entry entry = entries.get(i);
            ChangePoint change = changes.get(i);
            Path folder = entry.source().getFileName();
            out.printf(
                    ROW,
                    entry.measured(),
                    Units.figure(entry.value(), key.unit()),
                    folder == null ? entry.source() : folder,
                    change == null ? "" : text(change, key.unit()));
        }
        if (entries.size() < History.LEAST) {
            out.printf(
                    "%d results: with fewer than %d no change can be told from chance%n",
                    entries.size(), History.LEAST);
        }
        out.flush();
    }

    private static String text(ChangePoint change, String unit) {
        return String.format(
                Locale.ROOT,
                "changed by %+.1f%%: %s before, %s since (p = %.3f)",
                100 * change.relativeChange(),
                Units.figure(change.before(), unit),
                Units.figure(change.after(), unit),
                change.p());
    }
}
