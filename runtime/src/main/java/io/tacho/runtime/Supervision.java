package io.tacho.runtime;

import java.time.Duration;
import java.util.Objects;

/**
 * What an actor does about children that end; the strategies and the restart intensity of
 * Erlang/OTP's {@code supervisor}. Which children are restarted at all is their own {@link
 * Restart}.
 *
 * @param strategy whom else a failed child takes with it
 * @param intensity restarts allowed within a period, 0 to {@value #MAX_INTENSITY}; one more, and
 *     the supervisor stops its children and itself
 * @param period the length of the sliding period
 * @param backoff how long to wait before a restart
 */
public record Supervision(Strategy strategy, int intensity, Duration period, Backoff backoff) {
    /** The largest intensity: the times of so many restarts are kept. */
    public static final int MAX_INTENSITY = 1 << 16;

    /** What OTP does by default: one for one, one restart within five seconds, at once. */
    public static final Supervision DEFAULT = of(Strategy.ONE_FOR_ONE);

    /** Whom a failed child takes with it. */
    public enum Strategy {
        /** Nobody: only the failed child is restarted. */
        ONE_FOR_ONE,
        /** All others: they are stopped, the last started first; then all are started in order. */
        ONE_FOR_ALL,
        /** Those that were started after it: they are stopped and started as above. */
        REST_FOR_ONE
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Supervision {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(backoff, "backoff");
        if (intensity < 0 || intensity > MAX_INTENSITY) {
            throw new IllegalArgumentException(
                    "intensity: 0 to " + MAX_INTENSITY + ", not " + intensity);
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a period is longer than 0, not " + period);
        }
    }

    /**
     * A strategy with OTP's defaults: one restart within five seconds, at once.
     *
     * @param strategy whom a failed child takes with it
     * @return the supervision
     */
    public static Supervision of(Strategy strategy) {
        return new Supervision(strategy, 1, Duration.ofSeconds(5), Backoff.NONE);
    }

    /**
     * The same with another intensity.
     *
     * @param restarts allowed within the period
     * @param within the period
     * @return new options
     */
    public Supervision withIntensity(int restarts, Duration within) {
        return new Supervision(strategy, restarts, within, backoff);
    }

    /**
     * The same with a backoff.
     *
     * @param wait how long before a restart
     * @return new options
     */
    public Supervision withBackoff(Backoff wait) {
        return new Supervision(strategy, intensity, period, wait);
    }
}
