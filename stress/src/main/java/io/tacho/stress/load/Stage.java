package io.tacho.stress.load;

import java.time.Duration;

/**
 * A part of a load in which the rate changes evenly to another.
 *
 * @param duration how long; 0 for a jump
 * @param rate at its end, operations a second; 0 is possible
 */
public record Stage(Duration duration, double rate) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Stage {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a stage takes a time, not " + duration);
        }
        if (rate == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "a stage ends with a rate like 100k; max has no schedule");
        }
        if (!(rate >= 0 && rate <= Rate.HIGHEST)) {
            throw new IllegalArgumentException(
                    "a stage ends with 0 to 100M operations a second, not " + rate);
        }
    }
}
