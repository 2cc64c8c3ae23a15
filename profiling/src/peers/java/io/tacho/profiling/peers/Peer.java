package io.tacho.profiling.peers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tacho and what it is compared with, in the order in which their forks take turns. */
enum Peer {
    TACHO("Tacho"),
    PEKKO("Pekko"),
    VERTX("Vert.x"),
    JCTOOLS("JCTools"),
    DISRUPTOR("Disruptor");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** For the table. */
    String title() {
        return title;
    }

    /** For command lines and the lines of forks. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Peer of(String label) {
        for (Peer peer : values()) {
            if (peer.label().equals(label)) {
                return peer;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is no peer: " + labels());
    }

    static String labels() {
        return Arrays.stream(values()).map(Peer::label).collect(Collectors.joining(", "));
    }
}
