package io.tacho.runtime.engine;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, also when interrupted: see {@link Shutdown}. */
final class Waiting {
    private static final long POLL_NANOS = 100_000;

    private Waiting() {}

    /**
     * Waits until a condition holds. An interrupt is kept for later.
     *
     * @param condition asked again and again
     * @param nanos how long at most, ns
     * @return whether the condition held at last
     */
    static boolean until(BooleanSupplier condition, long nanos) {
        long deadline = System.nanoTime() + nanos;
        boolean interrupted = false;
        boolean holds;
        while (!(holds = condition.getAsBoolean()) && System.nanoTime() - deadline < 0) {
            // Or no further park would wait.
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return holds;
    }
}
