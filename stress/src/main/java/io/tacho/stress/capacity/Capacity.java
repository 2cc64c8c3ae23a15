package io.tacho.stress.capacity;

import io.tacho.profiling.suite.Medians;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param confirmed the highest rate at which all held, also in the longer run; null if there was
 *     none
 * @param broke the lowest one at which something did not; null if nothing ever broke
 * @param trials all, in their order
 */
public record Capacity(@Nullable Trial confirmed, @Nullable Trial broke, List<Trial> trials) {
    /** A trial that achieved less than this part of its rate was behind. */
    private static final double KEPT_UP = 0.95;

    /** Copies what could change. */
    public Capacity {
        trials = List.copyOf(trials);
    }

    /**
     * What the system handles while it is behind, which may be less than what it handles while it
     * is not: what waits has left the caches. Above this rate what has piled up does not get less.
     *
     * @return operations a second, the median of the trials that were behind; empty if none was
     */
    public OptionalDouble behind() {
        List<Double> achieved =
                trials.stream()
                        .filter(each -> each.achieved() < KEPT_UP * each.rate())
                        .map(Trial::achieved)
                        .filter(each -> each > 0)
                        .toList();
        return achieved.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Medians.of(achieved));
    }
}
