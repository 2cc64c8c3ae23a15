package io.tacho.profiling;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * A thread that sleeps for a short time, over and over, and notes when it was woken much later: as
 * Gil Tene's jHiccup does. What held it up may have held up any thread: the process was stopped, or
 * the machine was elsewhere. The notes are made on its thread.
 */
public final class HiccupMeter implements AutoCloseable {
    /** The name of its thread. */
    public static final String THREAD = "hiccup-meter";

    private static final long MILLISECOND_NANOS = 1_000_000;
    private static final long TICK_NANOS = 1_000_000_000;

    /** Timers and wake-ups take some ten us; what is shorter than this explains no tail. */
    private static final long LEAST_NANOS = 200_000;

    private final Thread thread = new Thread(this::run, THREAD);
    private final long sleepNanos;
    private final HiccupSink sink;
    private final LongConsumer tick;
    private volatile boolean closed;

    /** Gets from and to, ns of {@link System#nanoTime()}. */
    @FunctionalInterface
    public interface HiccupSink {
        /**
         * A hiccup.
         *
         * @param from when the thread should have been woken, ns
         * @param to when it was, ns
         */
        void hiccup(long from, long to);
    }

    /**
     * Starts, with a sleep of a millisecond.
     *
     * @param sink gets each hiccup
     * @param tick called about once a second with the time, ns, for what else is to be done so
     */
    public HiccupMeter(HiccupSink sink, LongConsumer tick) {
        this(MILLISECOND_NANOS, sink, tick);
    }

    /**
     * Starts.
     *
     * @param sleepNanos how long it sleeps, ns: the shorter, the less it misses and the more it
     *     costs
     * @param sink gets each hiccup
     * @param tick called about once a second with the time, ns
     */
    public HiccupMeter(long sleepNanos, HiccupSink sink, LongConsumer tick) {
        this.sleepNanos = sleepNanos;
        this.sink = sink;
        this.tick = tick;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long nextTick = System.nanoTime();
        while (!closed) {
            long due = System.nanoTime() + sleepNanos;
            long now;
            do {
                LockSupport.parkNanos(due - System.nanoTime());
                now = System.nanoTime();
                // A park may end for no reason.
            } while (now - due < 0 && !closed);
            if (now - due > LEAST_NANOS) {
                sink.hiccup(due, now);
            }
            if (now - nextTick >= 0) {
                nextTick = now + TICK_NANOS;
                tick.accept(now);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
