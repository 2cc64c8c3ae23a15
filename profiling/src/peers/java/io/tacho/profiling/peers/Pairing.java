package io.tacho.profiling.peers;

import io.tacho.profiling.machine.Regime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tacho beside one peer in one row, by forks that found the cores alike: a line of the table.
 *
 * @param row the row
 * @param regime where the cores lay
 * @param peer who is beside Tacho
 * @param tacho Tacho's figures; nothing if none of its forks had this regime
 * @param other the peer's figures; nothing if none of its forks had this regime
 */
record Pairing(
        PeerRow row, Regime regime, Peer peer, Optional<Figures> tacho, Optional<Figures> other) {
    /** What a cell has that has nothing to say. */
    static final String NOTHING = "-";

    /** Titles of the cells. */
    static final List<String> TITLES =
            List.of(
                    "workload",
                    "cores, regime",
                    "peer",
                    "forks of both",
                    "unit",
                    "Tacho",
                    "peer's",
                    "ratio",
                    "ahead",
                    "goal",
                    "",
                    "Tacho B/op",
                    "peer's B/op");

    /** Both figures, if there are both and they may be compared. */
    Optional<Duel> duel() {
        return regime.comparable()
                ? tacho.flatMap(ours -> other.map(theirs -> new Duel(ours, theirs)))
                : Optional.empty();
    }

    /** Number of cores, and where they lay. */
    String conditions() {
        return regime == Regime.ONE_CORE ? "1" : cores() + ", " + regime.label();
    }

    /** Its line of the table. */
    List<String> cells() {
        Goal goal = row.goal(peer, cores());
        Optional<Duel> duel = duel();
        return List.of(
                row.operation(),
                conditions(),
                peer.title(),
                forks(tacho) + "/" + forks(other),
                row.unit(),
                tacho.map(Figures::text).orElse(NOTHING),
                other.map(Figures::text).orElse(NOTHING),
                duel.map(both -> String.format(Locale.ROOT, "%.2f", both.ratio())).orElse(NOTHING),
                duel.map(this::ahead).orElse(NOTHING),
                goal.text(),
                duel.map(both -> goal.verdict(both.tacho().median(), both.other().median()))
                        .orElse(NOTHING),
                tacho.map(Figures::allocatedText).orElse(NOTHING),
                other.map(Figures::allocatedText).orElse(NOTHING));
    }

    private int cores() {
        return regime == Regime.ONE_CORE ? 1 : 2;
    }

    private String ahead(Duel duel) {
        return switch (duel.ahead()) {
            case TACHO -> Peer.TACHO.title();
            case PEER -> peer.title();
            case NEITHER -> "neither";
        };
    }

    private static int forks(Optional<Figures> figures) {
        return figures.map(Figures::forks).orElse(0);
    }
}
