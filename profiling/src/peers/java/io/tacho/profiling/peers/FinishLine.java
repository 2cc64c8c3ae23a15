package io.tacho.profiling.peers;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The clock of a round, stopped by the last of several crossings. Both times are taken where the
 * work is, so that what the measuring thread needs to fall asleep and to wake up is in no figure.
 */
final class FinishLine {
    private final Duration patience;
    private final AtomicInteger missing = new AtomicInteger();
    private final Semaphore finished = new Semaphore(0);
    // Plain: written before a message is sent or a crossing made, read after the semaphore.
    private long startedAt;
    private long finishedAt;

    FinishLine() {
        this(Duration.ofSeconds(60));
    }

    FinishLine(Duration patience) {
        this.patience = patience;
    }

    /**
     * Prepares a round. By the measuring thread.
     *
     * @param crossings 1 or more
     */
    void expect(int crossings) {
        int left = missing.getAndSet(crossings);
        if (left != 0) {
            throw new IllegalStateException(
                    left < 0
                            ? -left + " crossed the line of the last round once too often"
                            : left + " are missing in the last round");
        }
    }

    /** Starts the clock. By whoever does the first of the work. */
    void start() {
        startedAt = System.nanoTime();
    }

    /** Crosses the line. Any thread. */
    void cross() {
        if (missing.decrementAndGet() == 0) {
            finishedAt = System.nanoTime();
            finished.release();
        }
    }

    /**
     * Sleeps until all have crossed the line. By the measuring thread; what happened before the
     * crossings is visible to it then.
     *
     * @return ns from the start to the last crossing
     * @throws IllegalStateException if some are missing after a minute
     */
    long await() {
        try {
            if (!finished.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException(
                        missing.get() + " have not crossed the line within " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before all had crossed the line", e);
        }
        return finishedAt - startedAt;
    }
}
