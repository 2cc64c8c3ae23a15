package io.tacho.runtime.mailbox;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Threads that wait for room in a mailbox, the one that has waited longest first. For each message
 * that the worker takes out one of them is let go, so who comes back to wait is behind all others:
 * among those that wait, nobody is passed for ever. A sender that has not waited may still take the
 * room before the one that was let go for it; then that one waits again.
 *
 * <p><b>Why there is no fence.</b> A waiter enlists and then looks for room; the worker makes room
 * and then looks for waiters. Dekker's problem again, and without a fence in between the worker may
 * look before its room is visible: it misses a waiter that misses the room. A fence would cost
 * every message of a mailbox that nobody waits for. Instead the waiter parks for a millisecond at
 * most and then looks again: a store is visible long before, so what is missed is only late, and
 * only if the worker takes nothing out meanwhile, since it looks for waiters each time it does.
 *
 * <p>Waiting allocates two small objects; looking for waiters allocates nothing.
 */
final class Waiters {
    static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final ConcurrentLinkedQueue<Waiter> queue = new ConcurrentLinkedQueue<>();
    private final BooleanSupplier room;
    private final long lookAgainNanos;

    /**
     * @param room whether there is room; asked by the first waiter, on its thread
     * @param lookAgainNanos after how long a waiter that nobody woke looks for itself, ns
     */
    Waiters(BooleanSupplier room, long lookAgainNanos) {
        this.room = room;
        this.lookAgainNanos = lookAgainNanos;
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean released;
    }

    /** The worker, after it took a message out. */
    void roomMade() {
        if (!queue.isEmpty()) {
            releaseFirst();
        }
    }

    /** Any thread that may wait: until it is let go; false if the time was over or interrupted. */
    boolean await(long nanos) {
        if (nanos <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        long deadline = System.nanoTime() + nanos;
        Waiter waiter = new Waiter();
        queue.add(waiter);
        while (!waiter.released) {
            if (queue.peek() == waiter && room.getAsBoolean()) {
                // If that fails the worker lets it go at this moment, which comes to the same.
                queue.remove(waiter);
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                // No longer in there: it was let go just now, and nobody else for that room.
                return !queue.remove(waiter);
            }
            LockSupport.parkNanos(this, Math.min(left, lookAgainNanos));
        }
        return true;
    }

    private void releaseFirst() {
        Waiter first = queue.poll();
        if (first != null) {
            first.released = true;
            LockSupport.unpark(first.thread);
        }
    }
}
