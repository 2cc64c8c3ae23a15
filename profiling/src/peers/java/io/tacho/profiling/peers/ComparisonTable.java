package io.tacho.profiling.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Results of forks as a table in Markdown: a row for each workload, number of cores and regime, so
 * that only forks that found the cores alike are compared.
 */
final class ComparisonTable {
    private static final String NOTHING = "-";

    private final List<ForkResult> results;

    ComparisonTable(List<ForkResult> results) {
        this.results = results;
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        row(
                table,
                List.of(
                        "workload",
                        "cores",
                        "forks",
                        "unit",
                        "Tacho",
                        "Pekko",
                        "ratio",
                        "goal",
                        "",
                        "Tacho B/op",
                        "Pekko B/op"));
        row(
                table,
                List.of(
                        "---", "---", "---", "---", "---", "---", "---", "---", "---", "---",
                        "---"));
        for (PeerRow row : PeerRow.values()) {
            for (Regime regime : Regime.values()) {
                List<ForkResult> tacho = forks(row, regime, Peer.TACHO);
                List<ForkResult> pekko = forks(row, regime, Peer.PEKKO);
                if (!tacho.isEmpty() || !pekko.isEmpty()) {
                    row(table, cells(row, regime, tacho, pekko));
                }
            }
        }
        return table.toString();
    }

    private List<ForkResult> forks(PeerRow row, Regime regime, Peer peer) {
        return results.stream()
                .filter(fork -> fork.row() == row && fork.regime() == regime && fork.peer() == peer)
                .toList();
    }

    private static List<String> cells(
            PeerRow row, Regime regime, List<ForkResult> tacho, List<ForkResult> pekko) {
        int cores = regime == Regime.ONE_CORE ? 1 : 2;
        Goal goal = row.goal(cores);
        List<String> cells = new ArrayList<>();
        cells.add(row.operation());
        cells.add(regime == Regime.ONE_CORE ? "1" : cores + ", " + regime.label());
        cells.add(tacho.size() + "/" + pekko.size());
        cells.add(row.unit());
        cells.add(spread(tacho));
        cells.add(spread(pekko));
        if (tacho.isEmpty() || pekko.isEmpty() || !regime.comparable()) {
            cells.addAll(List.of(NOTHING, goal.text(), NOTHING));
        } else {
            double ours = median(tacho, fork -> fork.windows().median());
            double theirs = median(pekko, fork -> fork.windows().median());
            cells.add(String.format(Locale.ROOT, "%.2f", ours / theirs));
            cells.add(goal.text());
            cells.add(goal.met(ours, theirs) ? "met" : "missed");
        }
        cells.add(allocated(tacho));
        cells.add(allocated(pekko));
        return cells;
    }

    private static String spread(List<ForkResult> forks) {
        if (forks.isEmpty()) {
            return NOTHING;
        }
        double[] medians = sorted(forks, fork -> fork.windows().median());
        return String.format(
                Locale.ROOT,
                "%,.1f [%,.1f .. %,.1f]",
                Medians.ofSorted(medians),
                medians[0],
                medians[medians.length - 1]);
    }

    private static String allocated(List<ForkResult> forks) {
        return forks.isEmpty()
                ? NOTHING
                : String.format(
                        Locale.ROOT, "%,.3f", median(forks, fork -> fork.windows().allocated()));
    }

    private static double median(List<ForkResult> forks, ToDoubleFunction<ForkResult> value) {
        return Medians.ofSorted(sorted(forks, value));
    }

    private static double[] sorted(List<ForkResult> forks, ToDoubleFunction<ForkResult> value) {
        return forks.stream().mapToDouble(value).sorted().toArray();
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
