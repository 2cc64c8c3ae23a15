package io.tacho.runtime;

import java.time.Duration;

/**
 * How often something may be sent: so many messages in a period, and so many of them at once. Over
 * any window of time t no more than {@code burst + messages * t / period} are permitted.
 *
 * <p>The rate is a ratio of whole numbers, so that it is kept exactly over any time: a third of a
 * message a second is one in three seconds.
 *
 * @param messages permitted in a period, 1 or more
 * @param period 1 ns or more; at most 2^63 ns (292 years) divided by the burst
 * @param burst permitted at once when nothing was sent for long, 1 or more; with 1, who asks later
 *     than it might loses the difference, so a sender that is to reach the rate needs 2 or more
 */
public record RateLimit(long messages, Duration period, int burst) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public RateLimit {
        if (messages < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "a rate limit permits 1 message or more in a period and at once, not "
                            + messages
                            + " and "
                            + burst);
        }
        Duration longest = Duration.ofNanos(Long.MAX_VALUE / burst);
        if (period.isNegative() || period.isZero() || period.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "the period of a rate limit with a burst of "
                            + burst
                            + " is more than 0 and at most "
                            + longest
                            + ", not "
                            + period);
        }
    }

    /**
     * A rate a second.
     *
     * @param messages permitted in a second, 1 or more
     * @param burst permitted at once, 1 or more
     * @return the limit
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static RateLimit perSecond(long messages, int burst) {
        return new RateLimit(messages, Duration.ofSeconds(1), burst);
    }
}
