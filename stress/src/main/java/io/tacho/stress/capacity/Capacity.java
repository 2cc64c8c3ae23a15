package io.tacho.stress.capacity;

import java.util.List;
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
    /** Copies what could change. */
    public Capacity {
        trials = List.copyOf(trials);
    }
}
