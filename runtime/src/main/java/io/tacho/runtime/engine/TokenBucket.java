package io.tacho.runtime.engine;

import io.tacho.runtime.RateLimit;

/**
 * Keeps one sender to its rate limit. Confined to the sender's thread, or to the actor's turns;
 * allocates nothing.
 *
 * <p>The continuous-state leaky bucket of the generic cell rate algorithm (ITU-T Recommendation
 * I.371), a leaky bucket as a meter: each message that is let through fills it, time empties it,
 * and a message is let through if it still fits. A token bucket is the same seen from above: its
 * tokens are the room that is left.
 *
 * <p>A message fills the bucket by as many units as the period has nanoseconds, and each nanosecond
 * empties it by as many as the period has messages: these are whole numbers, so nothing is rounded
 * and nothing drifts. Only differences of times are used, so the clock may have any value and may
 * wrap round.
 */
final class TokenBucket {
    private final long unitsPerNano;
    private final long unitsPerMessage;

    /** The fullest the bucket may be for one more message to fit. */
    private final long fullestForOneMore;

    /** After this long it is empty, ns. No product of a shorter time overflows. */
    private final long emptyAfter;

    private long filled;
    private long lastTaken;

    /**
     * Starts with a whole burst.
     *
     * @param nowNanos by the clock that will be given to {@link #tryTake}
     */
    TokenBucket(RateLimit limit, long nowNanos) {
        unitsPerNano = limit.messages();
        unitsPerMessage = limit.period().toNanos();
        long size = unitsPerMessage * limit.burst();
        fullestForOneMore = size - unitsPerMessage;
        emptyAfter = (size - 1) / unitsPerNano + 1;
        lastTaken = nowNanos;
    }

    /**
     * Asks for one message. A time before that of the last message let through counts as that time:
     * nothing is taken away, and nothing is given twice.
     *
     * @param nowNanos less than 2^63 ns (292 years) after the last one let through
     * @return whether the message may be sent; if not, nothing has changed
     */
    boolean tryTake(long nowNanos) {
        long elapsed = Math.max(0, nowNanos - lastTaken);
        long left = elapsed < emptyAfter ? Math.max(0, filled - elapsed * unitsPerNano) : 0;
        if (left > fullestForOneMore) {
            return false;
        }
        filled = left + unitsPerMessage;
        lastTaken += elapsed;
        return true;
    }
}
