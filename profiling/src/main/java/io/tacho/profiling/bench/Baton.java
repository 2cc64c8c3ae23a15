package io.tacho.profiling.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Says to a waiting thread that work which was handed to another is done. One thread gets it ready
 * and waits, another finishes; what happened before {@link #finish} is visible after {@link
 * #await}.
 *
 * <p>Who has two cores spins, which spares the wake-up that a sleeping thread needs; who shares one
 * core with whom it waits for sleeps: some 5 us for both to change places.
 */
final class Baton {
    /** Whether all threads of this process are on one core. */
    static final boolean ONE_CORE = Runtime.getRuntime().availableProcessors() == 1;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Some 100 us; afterwards whoever shares the core may have it. */
    private static final int SPINS = 1 << 12;

    /** 128 bytes from either end, so that nothing else is on the line that is spun on. */
    private static final int FLAG = 32;

    private static final int ASLEEP = 1;
    private static final int FINISHED = 2;

    private final AtomicIntegerArray flag = new AtomicIntegerArray(2 * FLAG);
    private final boolean oneCore;
    private @Nullable Thread waiting;

    Baton() {
        this(ONE_CORE);
    }

    /**
     * @param oneCore whether both threads are on one
     */
    Baton(boolean oneCore) {
        this.oneCore = oneCore;
    }

    /** To be called before the work is handed over. */
    void ready() {
        flag.setRelease(FLAG, 0);
    }

    /** The work is done. */
    void finish() {
        if (flag.getAndSet(FLAG, FINISHED) == ASLEEP) {
            LockSupport.unpark(waiting);
        }
    }

    /**
     * Waits until the work is done.
     *
     * @throws IllegalStateException if it isn't within 20 s
     */
    void await() {
        for (int i = 0; !oneCore && i < SPINS; i++) {
            if (flag.getAcquire(FLAG) == FINISHED) {
                return;
            }
            Thread.onSpinWait();
        }
        long from = System.nanoTime();
        while (flag.getAcquire(FLAG) != FINISHED) {
            long left = PATIENCE_NANOS - (System.nanoTime() - from);
            Check.that(
                    left > 0,
                    "not done within 20 s: a message was lost, or an actor failed (see the log)");
            if (oneCore) {
                sleep(left);
            } else {
                Thread.yield();
            }
        }
    }

    private void sleep(long nanos) {
        waiting = Thread.currentThread();
        // Only a baton that nobody has finished can be slept on; who finishes it then wakes us.
        if (flag.compareAndExchange(FLAG, 0, ASLEEP) != FINISHED) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
