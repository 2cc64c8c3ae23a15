package io.tacho.stress.cli;

import io.tacho.stress.report.RedrawnLine;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how many messages of a recording were fed: redrawn in place on a terminal, nothing
 * elsewhere. Confined to the thread that feeds.
 */
final class ReplayProgress {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final RedrawnLine line;
    private final boolean shown;
    private final long total;
    private long nextAt = System.nanoTime();

    /**
     * @param total messages on record
     */
    ReplayProgress(PrintStream err, boolean shown, long total) {
        line = new RedrawnLine(err);
        this.shown = shown;
        this.total = total;
    }

    void fed(long messages) {
        long now = System.nanoTime();
        if (shown && now - nextAt >= 0) {
            nextAt = now + INTERVAL_NANOS;
            line.draw(String.format(Locale.ROOT, "replay  %,d of %,d messages", messages, total));
        }
    }

    void finish() {
        line.clear();
    }
}
