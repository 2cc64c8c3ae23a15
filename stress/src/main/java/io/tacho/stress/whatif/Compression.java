package io.tacho.stress.whatif;

/**
 * Recorded times under another load: what came after the origin comes so many times as early after
 * it.
 *
 * @param factor more than 0
 * @param origin ns
 */
record Compression(double factor, long origin) {
    long apply(long time) {
        return factor == 1 ? time : origin + Math.round((time - origin) / factor);
    }

    /** Up to which recorded time all must be known that is at a time, or before it, now. */
    long undo(long time) {
        return factor == 1 || time == Long.MAX_VALUE
                ? time
                : origin + (long) Math.ceil((time - origin + 1) * factor);
    }
}
