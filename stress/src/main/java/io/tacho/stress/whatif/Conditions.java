package io.tacho.stress.whatif;

import io.tacho.journal.format.PauseCause;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be different from the recording.
 *
 * @param load how many times as fast operations arrive; 0.001 to 1,000
 * @param faster by component or message type, which share of its handling time is saved; more than
 *     0, at most 1
 * @param without pauses that don't happen
 * @param workers how many there are; 0: as many as recorded
 */
public record Conditions(
        double load, Map<String, Double> faster, Set<PauseCause> without, int workers) {
    /** Nothing is. */
    public static final Conditions AS_RECORDED = new Conditions(1, Map.of(), Set.of(), 0);

    private static final double MOST = 1_000;
    private static final int MOST_WORKERS = 4_096;

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Conditions {
        if (!(load >= 1 / MOST && load <= MOST)) {
            throw new IllegalArgumentException("a load is 0.001x to 1000x, not " + load + "x");
        }
        for (Map.Entry<String, Double> each : faster.entrySet()) {
            if (!(each.getValue() > 0 && each.getValue() <= 1)) {
                throw new IllegalArgumentException(
                        each.getKey() + " can be faster by more than 0 % and up to 100 %");
            }
        }
        if (workers < 0 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("there can be 1 to " + MOST_WORKERS + " workers");
        }
        faster = new TreeMap<>(faster);
        without = new TreeSet<>(without);
    }
}
