package io.tacho.runtime.engine;

/**
 * Keeps what may happen a million times a second from filling the log: some lines a period, then
 * how many more there were. Any thread.
 */
final class LogLimit {
    private static final long PERIOD_NANOS = 10_000_000_000L;

    private final NanoClock clock;
    private final int linesPerPeriod;
    private final String what;
    private long periodEndsAt;
    private int lines;
    private long suppressed;

    /**
     * @param linesPerPeriod how many lines in ten seconds
     * @param what the lines tell of, in the plural
     */
    LogLimit(NanoClock clock, int linesPerPeriod, String what) {
        this.clock = clock;
        this.linesPerPeriod = linesPerPeriod;
        this.what = what;
        this.periodEndsAt = clock.nanoTime();
    }

    /**
     * Logs a line, unless there were as many as may be; what comes after such a time says how many
     * there were meanwhile.
     *
     * @param line told with what was suppressed before it
     */
    void log(Line line) {
        long before = takeTurn();
        if (before < 0) {
            return;
        }
        try {
            line.log(before == 0 ? "" : before + " more " + what + "; ");
        } catch (Throwable thrown) {
            // The next line has to say it instead.
            unsaid(before);
            throw thrown;
        }
    }

    /** One was to be logged and could not be: the next line counts it. */
    void unsaid() {
        unsaid(1);
    }

    private synchronized void unsaid(long more) {
        suppressed += more;
    }

    /** Returns how many were not logged since the last line; -1 if this one isn't either. */
    private synchronized long takeTurn() {
        long now = clock.nanoTime();
        if (now - periodEndsAt >= 0) {
            periodEndsAt = now + PERIOD_NANOS;
            lines = 0;
        }
        if (lines == linesPerPeriod) {
            suppressed++;
            return -1;
        }
        lines++;
        long before = suppressed;
        suppressed = 0;
        return before;
    }

    /** A line to be logged. */
    @FunctionalInterface
    interface Line {
        /**
         * Logs it.
         *
         * @param before what it begins with
         */
        void log(String before);
    }
}
