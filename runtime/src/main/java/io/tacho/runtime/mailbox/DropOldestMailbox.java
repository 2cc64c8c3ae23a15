package io.tacho.runtime.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jctools.queues.varhandle.unpadded.MpmcVarHandleUnpaddedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bounded mailbox whose senders may take the oldest message out. An MPMC queue, since of an
 * MPSC one only the worker may take.
 *
 * <p><b>The bound.</b> The queue has room for a power of two, and for 2 at least; permits keep it
 * exact. A sender takes one before it offers, whoever took a message out returns one afterwards, so
 * the queue holds no more messages than there are permits taken, and an offer with a permit always
 * finds room. A sender that finds none left may be ahead of one that has its permit but not yet its
 * slot: then there may be nothing to evict either, and it has to try again.
 *
 * <p><b>Waking.</b> The last atomic instruction of an offer is the CAS of the producer index, which
 * {@link #isEmpty()} reads: both are volatile, so a later volatile read is ordered after it, and no
 * fence is missing. The element follows with release; {@link #poll()} waits for it when it sees the
 * index without it.
 *
 * @param <E> what is queued
 */
final class DropOldestMailbox<E> implements Mailbox<E> {
    private static final int LEAST_CAPACITY = 2;

    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN =
                    MethodHandles.lookup()
                            .findVarHandle(DropOldestMailbox.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MpmcVarHandleUnpaddedArrayQueue<E> queue;
    private final int permits;

    /** Permits that are out. */
    private volatile int taken;

    DropOldestMailbox(int capacity) {
        queue = new MpmcVarHandleUnpaddedArrayQueue<>(Math.max(capacity, LEAST_CAPACITY));
        permits = capacity;
    }

    @Override
    public boolean offer(E element) {
        // Before the permit is taken, which would be lost with what the queue throws.
        Objects.requireNonNull(element, "element");
        return takePermit() && queue.offer(element);
    }

    @Override
    public @Nullable E poll() {
        E first = queue.poll();
        if (first != null) {
            TAKEN.getAndAdd(this, -1);
        }
        return first;
    }

    @Override
    public @Nullable E evict() {
        return poll();
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
        return Overflow.DROP_OLDEST;
    }

    private boolean takePermit() {
        int before;
        do {
            before = taken;
            if (before == permits) {
                return false;
            }
        } while (!TAKEN.compareAndSet(this, before, before + 1));
        return true;
    }
}
