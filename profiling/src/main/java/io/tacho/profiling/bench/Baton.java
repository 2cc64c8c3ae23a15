package io.tacho.profiling.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Says to a spinning thread that work which was handed to another is done. One thread gets it ready
 * and waits, another finishes; what happened before {@link #finish} is visible after {@link
 * #await}. Spinning costs a core, and spares the wake-up that a sleeping thread needs; where there
 * is only one core for both, it ends in yielding.
 */
final class Baton {
    private static final long PATIENCE_SECONDS = 20;

    /** Some 100 us, as long as a batch takes; afterwards whoever shares the core may have it. */
    private static final int SPINS_BEFORE_YIELDING = 1 << 12;

    /** 128 bytes from either end, so that nothing else is on the line that is spun on. */
    private static final int FLAG = 32;

    private static final int FINISHED = 1;

    private final AtomicIntegerArray flag = new AtomicIntegerArray(2 * FLAG);

    Baton() {}

    /** To be called before the work is handed over. */
    void ready() {
        flag.setRelease(FLAG, 0);
    }

    /** The work is done. */
    void finish() {
        flag.setRelease(FLAG, FINISHED);
    }

    /**
     * Spins until the work is done.
     *
     * @throws IllegalStateException if it isn't within {@value #PATIENCE_SECONDS} s
     */
    void await() {
        if (flag.getAcquire(FLAG) != FINISHED) {
            spin();
        }
    }

    private void spin() {
        for (int i = 0; i < SPINS_BEFORE_YIELDING; i++) {
            if (flag.getAcquire(FLAG) == FINISHED) {
                return;
            }
            Thread.onSpinWait();
        }
        long from = System.nanoTime();
        while (flag.getAcquire(FLAG) != FINISHED) {
            Thread.yield();
            Check.that(
                    System.nanoTime() - from < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS),
                    "not done within "
                            + PATIENCE_SECONDS
                            + " s: a message was lost, or an actor failed (see the log)");
        }
    }
}
