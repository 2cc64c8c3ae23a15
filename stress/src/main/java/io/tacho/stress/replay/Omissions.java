package io.tacho.stress.replay;

import java.util.Map;
import java.util.TreeMap;

/** What is left out, and why. Confined to a thread. */
final class Omissions {
    private final Map<String, Long> counts = new TreeMap<>();

    Omissions() {}

    void count(String reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    boolean isEmptyBut(String reason) {
        return counts.keySet().stream().allMatch(reason::equals);
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
