package io.tacho.runtime.engine;

import java.time.Duration;

/** Times that people give, in ns that can be added to any reading of the clock. */
public final class Nanos {
    /** A hundred years: whoever asks for more gets so much. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final long LONGEST_NANOS = LONGEST.toNanos();

    private Nanos() {}

    /**
     * Of a time.
     *
     * @param duration of any length
     * @return ns, no more than a hundred years; 0 for less than nothing
     */
    public static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST_NANOS : duration.toNanos();
    }

    static long atMost(long nanos) {
        return Math.min(nanos, LONGEST_NANOS);
    }
}
