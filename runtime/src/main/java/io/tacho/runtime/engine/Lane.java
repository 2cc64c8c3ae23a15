package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageIds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A source of message ids: the count of what was sent is the last sequence. Written by one thread
 * at a time, read by any.
 */
final class Lane {
    private static final VarHandle SEQUENCE;
    private static final VarHandle REJECTED;
    private static final VarHandle SENDING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SEQUENCE = lookup.findVarHandle(Lane.class, "sequence", long.class);
            REJECTED = lookup.findVarHandle(Lane.class, "rejected", long.class);
            SENDING = lookup.findVarHandle(Lane.class, "sending", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long base;
    private long sequence;
    private long rejected;
    private boolean sending;

    /**
     * @param number 1 to {@link MessageIds#MAX_LANE}
     */
    Lane(int number) {
        this.base = MessageIds.of(number, 0);
    }

    /**
     * A thread outside begins to send. It looks next whether the system still accepts; the end of
     * the system first stops to accept and then looks whether anybody sends. A full fence here
     * would make one of the two see the other for certain, for a fifth of a send. Instead the end
     * gives what was written time to be seen, see {@link Shutdown}; the fence that there is only
     * keeps the compiler from looking first and writing afterwards.
     */
    void enter() {
        SENDING.setRelease(this, true);
        VarHandle.acquireFence();
    }

    /** What was being sent is in a mailbox and will be handled, or was refused. */
    void leave() {
        SENDING.setRelease(this, false);
    }

    boolean isSending() {
        return (boolean) SENDING.getVolatile(this);
    }

    long next() {
        long next = sequence + 1;
        // Release: who has seen the message handled sees it counted as sent.
        SEQUENCE.setRelease(this, next);
        return base | next;
    }

    /** The message of the last id was refused by the mailbox, so it was never sent. */
    void takeBack() {
        SEQUENCE.setRelease(this, sequence - 1);
    }

    /** A message was refused for good. */
    void countRejected() {
        REJECTED.setRelease(this, rejected + 1);
    }

    int number() {
        return MessageIds.lane(base);
    }

    long sent() {
        return (long) SEQUENCE.getAcquire(this);
    }

    long rejected() {
        return (long) REJECTED.getAcquire(this);
    }
}
