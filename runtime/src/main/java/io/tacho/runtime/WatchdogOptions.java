package io.tacho.runtime;

import java.time.Duration;

/**
 * When the system complains about actors that hold their worker.
 *
 * @param handlerLimit a turn that takes longer is reported, once, with the actor's name; more than
 *     0
 * @param hookLimit a hook that takes longer is reported and its thread interrupted; more than 0
 */
public record WatchdogOptions(Duration handlerLimit, Duration hookLimit) {
    /** A second for a handler, five for a hook. */
    public static final WatchdogOptions DEFAULT =
            new WatchdogOptions(Duration.ofSeconds(1), Duration.ofSeconds(5));

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a limit isn't positive
     */
    public WatchdogOptions {
        if (handlerLimit.isNegative()
                || handlerLimit.isZero()
                || hookLimit.isNegative()
                || hookLimit.isZero()) {
            throw new IllegalArgumentException(
                    "limits are longer than 0, not " + handlerLimit + " and " + hookLimit);
        }
    }
}
