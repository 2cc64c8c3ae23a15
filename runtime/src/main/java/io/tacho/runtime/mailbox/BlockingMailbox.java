package io.tacho.runtime.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * The bounded mailbox that senders may wait for. The queue is a {@link BoundedMailbox}; this adds
 * who waits.
 *
 * @param <E> what is queued
 */
final class BlockingMailbox<E> implements Mailbox<E> {
    private final BoundedMailbox<E> queue;
    private final Waiters waiters;

    BlockingMailbox(int capacity) {
        this(capacity, Waiters.LOOK_AGAIN_NANOS);
    }

    /**
     * @param lookAgainNanos after how long a waiter that nobody woke looks for itself, ns
     */
    BlockingMailbox(int capacity, long lookAgainNanos) {
        queue = new BoundedMailbox<>(capacity, Overflow.BLOCK);
        waiters = new Waiters(this::hasRoom, lookAgainNanos);
    }

    @Override
    public boolean offer(E element) {
        return queue.offer(element);
    }

    @Override
    public @Nullable E poll() {
        E first = queue.poll();
        if (first != null) {
            waiters.roomMade();
        }
        return first;
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public Overflow overflow() {
        return queue.overflow();
    }

    @Override
    public boolean awaitRoom(long nanos) {
        return waiters.await(nanos);
    }

    private boolean hasRoom() {
        return queue.size() < queue.capacity();
    }
}
