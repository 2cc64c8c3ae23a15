package io.tacho.runtime;

/**
 * How long turns are and how workers idle. All times in ns.
 *
 * @param turnMessages most messages an actor handles before others get their turn; 1 or more
 * @param turnNanos after this long a turn ends with the message being handled
 * @param inboxInterval turns after which a worker looks at what other threads gave it, even while
 *     it has work of its own; the 61 of Go's and Tokio's schedulers, a prime that does not beat
 *     with a program's own periods
 * @param stuckNanos a handler that runs longer opens everything queued behind it to other workers
 * @param spinNanos how long an idle worker looks for work before it yields
 * @param yields how often it then yields before it parks
 */
public record SchedulingOptions(
        int turnMessages,
        long turnNanos,
        int inboxInterval,
        long stuckNanos,
        long spinNanos,
        int yields) {
    /** What a system uses that was told nothing else. */
    public static final SchedulingOptions DEFAULT =
            new SchedulingOptions(64, 50_000, 61, 50_000, 20_000, 10);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SchedulingOptions {
        if (turnMessages < 1 || inboxInterval < 1) {
            throw new IllegalArgumentException("turnMessages and inboxInterval start at 1");
        }
        if (turnNanos < 0 || stuckNanos < 0 || spinNanos < 0 || yields < 0) {
            throw new IllegalArgumentException("times and counts of idling are not negative");
        }
    }
}
