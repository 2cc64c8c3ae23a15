package io.tacho.runtime;

import java.time.Duration;
import java.util.Objects;

/**
 * How an actor's health is checked.
 *
 * @param interval between checks, more than 0
 * @param failuresToRestart so many failed checks in a row fail the actor, which is then restarted
 *     or not as its supervisor decides; 1 or more
 */
public record HealthCheck(Duration interval, int failuresToRestart) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public HealthCheck {
        Objects.requireNonNull(interval, "interval");
        if (interval.isNegative() || interval.isZero() || failuresToRestart < 1) {
            throw new IllegalArgumentException(
                    "a health check needs an interval of more than 0 and 1 or more failures, not "
                            + interval
                            + " and "
                            + failuresToRestart);
        }
    }

    /**
     * Checks at an interval; three failures in a row fail the actor.
     *
     * @param interval more than 0
     * @return the check
     */
    public static HealthCheck every(Duration interval) {
        return new HealthCheck(interval, 3);
    }
}
