package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageHeader;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way and what travels with it. Pooled and mutable; owned by the sender until it
 * is offered, by the mailbox then, by the worker that polled it at last.
 */
final class Envelope implements MessageHeader {
    static final int NO_ASK = -1;

    private static final Object EMPTY = new Object();

    /** The next one of a pool's list; meaningless while on its way. */
    @Nullable Envelope next;

    Object message = EMPTY;
    @Nullable ActorCell sender;
    long messageId;
    long causeId;
    long rootId;
    long dueAt;
    long rootSentAt;
    long sentAt;

    /**
     * Slot in the asker's table, or {@link #NO_ASK}; goes back to it with the reply. Of a timer's
     * message the timer's slot; {@link #NO_ASK} if it belongs to no timer.
     */
    int askSlot = NO_ASK;

    /** Which use of the slot is meant. */
    int askGeneration;

    /** Whose mailbox evicted it; null as long as none did. */
    @Nullable ActorCell evictedFrom;

    /** When it expires, ns; 0 for never. */
    long expiresAt;

    /** Its time in a {@link LaterQueue}. */
    long dueAfter;

    int flags;
    byte kindCode;

    Envelope() {}

    /** Makes this the first message of an operation. The message id must be set. */
    void startsOperation(long due, long sent) {
        causeId = 0;
        rootId = messageId;
        dueAt = due;
        rootSentAt = sent;
        sentAt = sent;
    }

    /** Makes this part of the operation of the message that is being handled while it is sent. */
    void continuesOperation(Envelope cause, long sent) {
        causeId = cause.messageId;
        rootId = cause.rootId;
        dueAt = cause.dueAt;
        rootSentAt = cause.rootSentAt;
        sentAt = sent;
    }

    /** An answer to this goes where an answer to the other would. */
    void copyAskOf(Envelope other) {
        askSlot = other.askSlot;
        askGeneration = other.askGeneration;
    }

    /** Lets go of what the pool must not keep alive. */
    void clear() {
        message = EMPTY;
        sender = null;
        askSlot = NO_ASK;
        expiresAt = 0;
        flags = 0;
        evictedFrom = null;
    }

    @Override
    public long messageId() {
        return messageId;
    }

    @Override
    public long causeId() {
        return causeId;
    }

    @Override
    public long rootId() {
        return rootId;
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public long rootSentAt() {
        return rootSentAt;
    }

    @Override
    public long sentAt() {
        return sentAt;
    }

    @Override
    public int senderId() {
        ActorCell from = sender;
        return from == null ? 0 : from.id();
    }

    @Override
    public byte kindCode() {
        return kindCode;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public Object message() {
        return message;
    }
}
