package io.tacho.stress.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something is due, to the microsecond. */
public final class DueTime {
    /**
     * Waits longer than this are slept, shorter ones are spun: a sleeping thread wakes 50 us late.
     */
    private static final long SPIN_NANOS = 60_000;

    private DueTime() {}

    /**
     * Returns at a time, or at once if it has passed.
     *
     * @param due ns of {@link System#nanoTime()}
     * @param stopped whether nobody wants it any more; looked at each time it wakes
     * @param longestSleepNanos longer waits are slept in parts
     * @param meanwhile done before each part that is slept
     * @return the time then, ns; earlier than due only if it was stopped
     */
    public static long await(
            long due, BooleanSupplier stopped, long longestSleepNanos, Runnable meanwhile) {
        long now = System.nanoTime();
        while (now - due < 0 && !stopped.getAsBoolean()) {
            if (due - now > SPIN_NANOS) {
                meanwhile.run();
                LockSupport.parkNanos(
                        Math.min(due - System.nanoTime() - SPIN_NANOS, longestSleepNanos));
            } else {
                Thread.onSpinWait();
            }
            now = System.nanoTime();
        }
        return now;
    }
}
