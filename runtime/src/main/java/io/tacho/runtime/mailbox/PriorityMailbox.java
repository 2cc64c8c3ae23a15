package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Messages by priority, the lower first. Senders offer to a growable mailbox, the arrivals; the
 * worker moves what is there to a heap, and takes the first of that.
 *
 * <p>How many there are is what came in less what was polled, so a message on its way from the
 * arrivals to the heap is never missed: what came in is the producer index of the arrivals, of
 * which {@link GrowableMailbox} says how waking can rely on it.
 *
 * @param <E> what is queued
 */
final class PriorityMailbox<E extends MessageHeader> implements Mailbox<E> {
    private static final VarHandle POLLED;

    static {
        try {
            POLLED =
                    MethodHandles.lookup()
                            .findVarHandle(PriorityMailbox.class, "polled", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final GrowableMailbox<E> arrivals = new GrowableMailbox<>();

    /** The worker's. Passes from turn to turn with the cell. */
    private final StableHeap<E> heap = new StableHeap<>();

    private final MessagePriority priority;

    /** Messages taken so far. Written by the worker only. */
    private volatile long polled;

    PriorityMailbox(MessagePriority priority) {
        this.priority = priority;
    }

    @Override
    public boolean offer(E element) {
        return arrivals.offer(element);
    }

    @Override
    public @Nullable E poll() {
        sortArrivals();
        E first = heap.poll();
        if (first != null) {
            // Release is enough: only size() reads it from elsewhere, and the worker its own.
            POLLED.setRelease(this, polled + 1);
        }
        return first;
    }

    @Override
    public boolean isEmpty() {
        // In this order: what is polled meanwhile makes it look fuller, never emptier.
        return polled == arrivals.currentProducerIndex();
    }

    @Override
    public int size() {
        long out = polled;
        long in;
        long before;
        do {
            before = out;
            in = arrivals.currentProducerIndex();
            out = polled;
        } while (out != before);
        return (int) Math.min(in - out, Integer.MAX_VALUE);
    }

    /** Those that are there now: senders that keep on offering must not keep the worker here. */
    private void sortArrivals() {
        int count = arrivals.size();
        if (count == 0) {
            return;
        }
        // Before one is taken, so that none is lost if there is no memory.
        heap.reserve(count);
        E arrived;
        while (count-- > 0 && (arrived = arrivals.poll()) != null) {
            heap.add(arrived, priority.of(arrived.message()));
        }
    }
}
