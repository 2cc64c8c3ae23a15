package io.tacho.profiling.peers;

import java.util.Locale;

/** The runtimes, in the order in which their forks take turns. */
enum Peer {
    TACHO,
    PEKKO;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Peer of(String label) {
        for (Peer peer : values()) {
            if (peer.label().equals(label)) {
                return peer;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is no runtime: tacho or pekko");
    }
}
