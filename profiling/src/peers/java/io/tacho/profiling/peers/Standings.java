package io.tacho.profiling.peers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who wins: Tacho against each peer, over the lines of the table that can be compared. */
final class Standings {
    private final Map<Peer, List<Pairing>> duels = new EnumMap<>(Peer.class);

    /**
     * @param pairings lines of the table; those without a ratio don't count
     */
    Standings(List<Pairing> pairings) {
        for (Pairing pairing : pairings) {
            if (pairing.duel().isPresent()) {
                duels.computeIfAbsent(pairing.peer(), peer -> new ArrayList<>()).add(pairing);
            }
        }
    }

    /** One line. */
    String text() {
        if (duels.isEmpty()) {
            return "Who wins: nothing can be compared.";
        }
        return duels.entrySet().stream()
                .map(entry -> text(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; ", "Who wins: ", "."));
    }

    private static String text(Peer peer, List<Pairing> pairings) {
        return "against "
                + peer.title()
                + " Tacho in "
                + where(pairings, Duel.Ahead.TACHO).size()
                + ", "
                + peer.title()
                + " in "
                + named(where(pairings, Duel.Ahead.PEER))
                + ", neither in "
                + named(where(pairings, Duel.Ahead.NEITHER));
    }

    private static List<Pairing> where(List<Pairing> pairings, Duel.Ahead ahead) {
        return pairings.stream()
                .filter(pairing -> pairing.duel().map(Duel::ahead).equals(Optional.of(ahead)))
                .toList();
    }

    /** How many, and which: what Tacho does not win is said by name. */
    private static String named(List<Pairing> pairings) {
        String names =
                pairings.stream()
                        .map(pairing -> pairing.row().label() + " on " + pairing.conditions())
                        .collect(Collectors.joining("; "));
        return names.isEmpty() ? "0" : pairings.size() + " (" + names + ")";
    }
}
