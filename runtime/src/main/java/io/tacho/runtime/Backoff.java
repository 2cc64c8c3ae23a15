package io.tacho.runtime;

import io.tacho.runtime.engine.Nanos;
import java.time.Duration;
import java.util.Objects;

/**
 * How long a supervisor waits before it restarts a child: {@code min}, then twice as long each time
 * up to {@code max}, each spread at random by {@code jitter}, so that many that failed together
 * don't come back together.
 *
 * @param min before the first restart, 0 or more
 * @param max at most, {@code min} or more
 * @param jitter 0 to 1: a wait of w becomes one between w and w * (1 + jitter)
 * @param resetAfter a child that has run so long begins with {@code min} again
 */
public record Backoff(Duration min, Duration max, double jitter, Duration resetAfter) {
    /** Restarts at once. */
    public static final Backoff NONE = new Backoff(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Backoff {
        Objects.requireNonNull(resetAfter, "resetAfter");
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    "a backoff goes from 0 or more to no less, not from " + min + " to " + max);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter: 0 to 1, not " + jitter);
        }
        if (resetAfter.isNegative()) {
            throw new IllegalArgumentException("resetAfter is not negative");
        }
    }

    /**
     * Exponential, spread by a fifth, beginning anew after a child has run for {@code max}.
     *
     * @param min before the first restart
     * @param max at most
     * @return the backoff
     */
    public static Backoff exponential(Duration min, Duration max) {
        return new Backoff(min, max, 0.2, max);
    }

    /**
     * The wait before a restart.
     *
     * @param streak how many restarts came before it without a reset, 0 or more
     * @param random 0 to 1, for the jitter
     * @return ns
     */
    public long nanos(int streak, double random) {
        double wait = Math.scalb((double) Nanos.of(min), Math.min(streak, 62));
        return (long) (Math.min(wait, Nanos.of(max)) * (1 + jitter * random));
    }
}
