package io.tacho.stress.capacity;

import java.util.List;

/**
 * A run at one rate.
 *
 * @param rate that was asked for, operations a second
 * @param confirming whether it was one of the longer ones
 * @param broken what did not hold, a line each; empty if all did
 */
public record Trial(double rate, boolean confirming, List<String> broken) {
    /** Copies what could change. */
    public Trial {
        broken = List.copyOf(broken);
    }

    /**
     * Whether all held.
     *
     * @return true if nothing broke
     */
    public boolean held() {
        return broken.isEmpty();
    }
}
