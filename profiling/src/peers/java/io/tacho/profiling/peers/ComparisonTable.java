package io.tacho.profiling.peers;

import io.tacho.profiling.machine.Regime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Results of forks as a table in Markdown: a line for each workload, peer, number of cores and
 * regime, so that only forks that found the cores alike are compared; one for each peer that can't
 * do the work, with a footnote that says why; and a sentence that says who wins.
 */
final class ComparisonTable {
    private final Set<Peer> peers;
    private final List<ForkResult> results;

    /**
     * @param peers who is compared; of others there is no line
     * @param results of their forks, as far as they ran
     */
    ComparisonTable(Set<Peer> peers, List<ForkResult> results) {
        this.peers = EnumSet.copyOf(peers);
        this.results = results;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, Pairing.TITLES);
        line(text, Collections.nCopies(Pairing.TITLES.size(), "---"));
        List<Pairing> pairings = new ArrayList<>();
        TreeSet<Omission> omissions = new TreeSet<>();
        for (PeerRow row : rows()) {
            List<Pairing> ofRow = pairings(row);
            ofRow.forEach(pairing -> line(text, pairing.cells()));
            pairings.addAll(ofRow);
            for (Peer peer : peers) {
                row.lineup()
                        .omission(peer)
                        .ifPresent(
                                omission -> {
                                    omissions.add(omission);
                                    line(text, cells(row, peer, omission));
                                });
            }
        }
        text.append('\n').append(new Standings(pairings).text()).append('\n');
        omissions.forEach(
                omission ->
                        text.append('\n')
                                .append(mark(omission))
                                .append(": ")
                                .append(omission.reason())
                                .append('\n'));
        return text.toString();
    }

    private List<PeerRow> rows() {
        return results.stream().map(ForkResult::row).distinct().sorted().toList();
    }

    private List<Pairing> pairings(PeerRow row) {
        List<Pairing> pairings = new ArrayList<>();
        for (Regime regime : Regime.values()) {
            Optional<Figures> tacho = figures(row, regime, Peer.TACHO);
            for (Peer peer : row.lineup().among(peers)) {
                Optional<Figures> other = figures(row, regime, peer);
                if (peer != Peer.TACHO && (tacho.isPresent() || other.isPresent())) {
                    pairings.add(new Pairing(row, regime, peer, tacho, other));
                }
            }
        }
        return pairings;
    }

    private Optional<Figures> figures(PeerRow row, Regime regime, Peer peer) {
        List<ForkResult> forks =
                results.stream()
                        .filter(
                                fork ->
                                        fork.row() == row
                                                && fork.regime() == regime
                                                && fork.peer() == peer)
                        .toList();
        return forks.isEmpty() ? Optional.empty() : Optional.of(Figures.of(forks));
    }

    private static List<String> cells(PeerRow row, Peer peer, Omission omission) {
        List<String> cells =
                new ArrayList<>(Collections.nCopies(Pairing.TITLES.size(), Pairing.NOTHING));
        cells.set(0, row.operation());
        cells.set(Pairing.TITLES.indexOf("peer"), peer.title());
        cells.set(Pairing.TITLES.indexOf("peer's"), Pairing.NOTHING + mark(omission));
        return cells;
    }

    private static String mark(Omission omission) {
        return "[^" + (omission.ordinal() + 1) + "]";
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
