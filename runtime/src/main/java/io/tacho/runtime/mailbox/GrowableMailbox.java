package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;
import java.lang.invoke.VarHandle;
import org.jctools.queues.varhandle.unpadded.MpscGrowableVarHandleUnpaddedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The default mailbox: starts with room for {@value #INITIAL_CAPACITY}, doubles when that is full,
 * and keeps what it grew, so that a backlog costs garbage once and never again.
 *
 * <p>While a sender links a new chunk, JCTools' linked queues look empty: the producer index is
 * odd, then published with release only. A sender that resized and then reads "not idle" from a
 * stale cache would leave its message behind an actor that has gone idle. A full fence on every
 * offer would cost a fifth of the throughput; this class notices its own resizes and fences after
 * those only.
 *
 * @param <E> what is queued
 */
public class GrowableMailbox<E> extends MpscGrowableVarHandleUnpaddedArrayQueue<E>
        implements Mailbox<E> {
    /** Slots of the first chunk. */
    public static final int INITIAL_CAPACITY = 2;

    /** Messages it can hold at most; the arrays for that many would take 8 GB. */
    public static final int MAX_CAPACITY = 1 << 30;

    static final MailboxFactory FACTORY =
            new MailboxFactory() {
                @Override
                public <T extends MessageHeader> Mailbox<T> create() {
                    return new GrowableMailbox<>();
                }
            };

    /**
     * Resizes so far. Plain: a sender only has to see its own, which program order gives; that of
     * another sender costs it a needless fence. Writers are ordered by the queue's resize lock.
     */
    private int resizes;

    GrowableMailbox() {
        this(MAX_CAPACITY);
    }

    /** Grows to so many slots at most, rounded up to a power of two; 3 or more. */
    GrowableMailbox(int maxCapacity) {
        super(INITIAL_CAPACITY, maxCapacity);
    }

    @Override
    public boolean offer(E element) {
        int before = resizes;
        boolean accepted = super.offer(element);
        if (resizes != before) {
            orderResizeBeforeReadingState();
        }
        return accepted;
    }

    @Override
    public @Nullable E poll() {
        return super.poll();
    }

    @Override
    public @Nullable Object glance(int places) {
        // These three may not belong together: the consumer may be changing to its next chunk.
        Object[] chunk = consumerBuffer;
        long slot = (lvConsumerIndex() + 2L * places & consumerMask) >> 1;
        // The last one links to the next chunk.
        int slots = chunk.length - 1;
        return places < slots && slot < slots ? chunk[(int) slot] : null;
    }

    @Override
    protected int getNextBufferSize(E[] buffer) {
        resizes++;
        return super.getNextBufferSize(buffer);
    }

    /** Separate so that a concurrency test can take it out and show that messages are then lost. */
    void orderResizeBeforeReadingState() {
        VarHandle.fullFence();
    }
}
