package io.tacho.stress.report;

import io.tacho.stress.analyze.AnalysisProgress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * One line on a terminal that shows how far a journal was read, and how long the rest will take.
 * Called by several threads.
 */
public final class ScanProgress implements AnalysisProgress, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;

    private final RedrawnLine line;
    private final boolean shown;
    private final long total;
    private final long startedAt = System.nanoTime();
    private long drawnAt = startedAt;
    private long read;

    /**
     * On a stream.
     *
     * @param err where to
     * @param shown whether anything is shown
     * @param total records to be read; 0 if that isn't known
     */
    public ScanProgress(PrintStream err, boolean shown, long total) {
        line = new RedrawnLine(err);
        this.shown = shown;
        this.total = total;
    }

    @Override
    public synchronized void read(long records) {
        read += records;
        long now = System.nanoTime();
        if (shown && now - drawnAt >= REDRAW_NANOS) {
            drawnAt = now;
            line.draw(text(now - startedAt));
        }
    }

    private String text(long nanos) {
        double perSecond = read * 1e9 / nanos;
        if (total <= 0) {
            return String.format(Locale.ROOT, "reading  %s records/s", Units.rate(perSecond));
        }
        return String.format(
                Locale.ROOT,
                "reading  %s %s records/s, %s left",
                RedrawnLine.bar(read, total),
                Units.rate(perSecond),
                Units.time((long) (Math.max(0, total - read) * 1e9 / perSecond)));
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        line.clear();
    }
}
