package io.tacho.stress.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how many messages of a recording were fed: redrawn in place on a terminal, nothing
 * elsewhere. Confined to the thread that feeds.
 */
final class ReplayProgress {
    private static final long INTERVAL_NANOS = 200_000_000;
    private static final int WIDTH = 60;

    private final PrintStream err;
    private final boolean shown;
    private final long total;
    private long nextAt = System.nanoTime();

    /**
     * @param total messages on record
     */
    ReplayProgress(PrintStream err, boolean shown, long total) {
        this.err = err;
        this.shown = shown;
        this.total = total;
    }

    void fed(long messages) {
        long now = System.nanoTime();
        if (shown && now - nextAt >= 0) {
            nextAt = now + INTERVAL_NANOS;
            err.printf(Locale.ROOT, "\rreplay  %,d of %,d messages", messages, total);
            err.flush();
        }
    }

    void finish() {
        if (shown) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
    }
}
