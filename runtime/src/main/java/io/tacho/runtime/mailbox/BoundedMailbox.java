package io.tacho.runtime.mailbox;

/**
 * The growable mailbox with a bound that is kept exactly: for senders that are told, and for those
 * whose message is dropped.
 *
 * <p>JCTools claims an index with a CAS, below a limit that is some past consumer index plus the
 * room of the current buffer. That index only grows, so the limit is never too high; when it is
 * reached the consumer index is read again, after the producer index, so "full" is true of the
 * moment of that read. The room is the power of two that JCTools rounds up to, in its last buffer;
 * this class lets it be the bound. Buffers before the last have room for less than the bound.
 *
 * <p>{@code MpscArrayQueue.offerIfBelowThreshold} is as exact, but takes all its slots at once.
 *
 * @param <E> what is queued
 */
final class BoundedMailbox<E> extends GrowableMailbox<E> {
    /** The least that JCTools' growable queue takes as its capacity. */
    private static final int LEAST_CAPACITY = 4;

    /** In JCTools' unit: an index moves by 2, the lowest bit marks a resize. */
    private final long doubledBound;

    private final Overflow overflow;

    BoundedMailbox(int capacity, Overflow overflow) {
        super(Math.max(capacity, LEAST_CAPACITY));
        this.doubledBound = 2L * capacity;
        this.overflow = overflow;
    }

    @Override
    public Overflow overflow() {
        return overflow;
    }

    @Override
    public int capacity() {
        return (int) (doubledBound / 2);
    }

    @Override
    protected long availableInQueue(long producerIndex, long consumerIndex) {
        return doubledBound - (producerIndex - consumerIndex);
    }

    @Override
    protected long getCurrentBufferCapacity(long mask) {
        return Math.min(super.getCurrentBufferCapacity(mask), doubledBound);
    }
}
