package io.tacho.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The thread that appends the batches of all streams, so that page faults, new files, forced writes
 * and deletions hold up nobody's actors. It takes one batch of each stream in turn. Allocates
 * nothing a batch. Only {@link #close} should end it; what else does goes to its handler of
 * uncaught exceptions, and workers find it ended.
 *
 * <p>While there is nothing to do it naps, and nobody pays for waking it: a worker does that only
 * when half of its batches are on their way. So a batch lies for a nap at most before it is
 * appended.
 */
final class JournalWriter implements AutoCloseable {
    private static final long NAP_NANOS = 1_000_000;

    /**
     * How long there may be no progress before nobody waits for it any more. Less than the 5 s that
     * a worker has to end: so the system still closes its tap, and the journal says what failed.
     */
    private static final long PATIENCE_NANOS = 4_000_000_000L;

    private static final int SPINS = 100;
    private static final long FIRST_WAIT_NANOS = 10_000;
    private static final long MAX_WAIT_NANOS = 500_000;

    private final Thread thread;
    private final long patienceNanos;

    /**
     * Replaced when a stream comes or goes. The write happens-before the thread's read: what was
     * done to a stream before it came is visible to the thread.
     */
    private volatile List<StreamDrain> streams = List.of();

    private volatile boolean closed;

    /** What was done so far; only grows, and only on the thread. */
    private volatile long steps;

    JournalWriter() {
        this(JournalWriter::daemon, PATIENCE_NANOS);
    }

    /**
     * @param threads makes the thread; it is started with the first stream
     * @param patienceNanos how long there may be no progress before nobody waits for it any more
     */
    JournalWriter(ThreadFactory threads, long patienceNanos) {
        this.thread = threads.newThread(this::run);
        this.patienceNanos = patienceNanos;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "journal-writer");
        thread.setDaemon(true);
        return thread;
    }

    // ---- any thread

    /** From now on the stream's output belongs to the writer thread. */
    synchronized void add(StreamDrain stream) {
        if (closed) {
            throw new IllegalStateException("The journal is closed");
        }
        List<StreamDrain> more = new ArrayList<>(streams);
        more.add(stream);
        streams = List.copyOf(more);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** Ends a nap. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /**
     * Whether the thread is no more, for whatever reason. If so, all it did happens-before the
     * return: what it had is the caller's then.
     */
    boolean hasEnded() {
        return !thread.isAlive();
    }

    /**
     * Waits for something that the thread does, however long that takes.
     *
     * @return false if the thread ended without it
     */
    boolean await(BooleanSupplier condition) {
        return await(condition, Long.MAX_VALUE);
    }

    /**
     * Waits for something that the thread does, as long as it gets on with anything.
     *
     * @return false if it did not, or ended without it
     */
    boolean awaitProgress(BooleanSupplier condition) {
        return await(condition, patienceNanos);
    }

    private boolean await(BooleanSupplier condition, long patience) {
        boolean interrupted = false;
        long seen = steps;
        long since = System.nanoTime();
        long nap = FIRST_WAIT_NANOS;
        int spins = SPINS;
        boolean done;
        wake();
        while (!(done = condition.getAsBoolean())) {
            if (spins-- > 0) {
                Thread.onSpinWait();
                continue;
            }
            if (hasEnded()) {
                done = condition.getAsBoolean();
                break;
            }
            long now = System.nanoTime();
            if (steps != seen) {
                seen = steps;
                since = now;
            } else if (now - since >= patience) {
                break;
            }
            LockSupport.parkNanos(nap);
            nap = Math.min(nap * 2, MAX_WAIT_NANOS);
            // One who was interrupted would not park.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return done;
    }

    /**
     * Ends the thread behind what was handed over; it waits for that as long as there is progress.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        awaitProgress(this::hasEnded);
    }

    // ---- the thread

    private void run() {
        boolean ending;
        boolean busy;
        do {
            // Read before the queues: what was handed over before the end is found.
            ending = closed;
            busy = pass();
            if (!busy && !ending) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        } while (busy || !ending);
    }

    private boolean pass() {
        boolean busy = false;
        List<StreamDrain> present = streams;
        // By index: an iterator for each pass would be garbage.
        for (int i = 0; i < present.size(); i++) {
            StreamDrain stream = present.get(i);
            if (stream.step()) {
                busy = true;
                steps = steps + 1;
                if (stream.isClosed()) {
                    remove(stream);
                }
            }
        }
        return busy;
    }

    private synchronized void remove(StreamDrain stream) {
        List<StreamDrain> fewer = new ArrayList<>(streams);
        fewer.remove(stream);
        streams = List.copyOf(fewer);
    }
}
