package io.tacho.stress.cli;

import io.tacho.stress.report.RedrawnLine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a profile's end and shows how long it has gone: on a terminal, nothing elsewhere. */
final class ProfileProgress {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final RedrawnLine line;
    private final boolean shown;
    private final long pid;

    ProfileProgress(PrintStream err, boolean shown, long pid) {
        line = new RedrawnLine(err);
        this.shown = shown;
        this.pid = pid;
    }

    /** Returns when the time is over or the latch is open. */
    void await(CountDownLatch end, Duration duration) throws InterruptedException {
        long from = System.nanoTime();
        long left = duration.toNanos();
        while (left > 0 && !end.await(Math.min(left, INTERVAL_NANOS), TimeUnit.NANOSECONDS)) {
            long gone = System.nanoTime() - from;
            left = duration.toNanos() - gone;
            show(gone, duration);
        }
        line.clear();
    }

    private void show(long gone, Duration duration) {
        if (shown) {
            line.draw(
                    String.format(
                            Locale.ROOT,
                            "profile %d  %.0f of %.0f s",
                            pid,
                            gone / 1e9,
                            duration.toNanos() / 1e9));
        }
    }
}
