package io.tacho.profiling.peers;

/** Names for actors, each given once. Confined to the actor that spawns. */
final class Names {
    private int given;

    String next() {
        return "component-" + given++;
    }
}
