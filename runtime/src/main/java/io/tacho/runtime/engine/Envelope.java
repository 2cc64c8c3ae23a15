package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageHeader;

/**
 * A message on its way and what travels with it. Pooled and mutable; owned by the sender until it
 * is offered, by the mailbox then, by the worker that polled it at last.
 */
final class Envelope extends EnvelopeFace implements MessageHeader {
    long causeId;
    long rootId;
    long dueAt;
    long rootSentAt;

    /** Its time in a {@link LaterQueue}. */
    long dueAfter;

    /** Which use of the slot of an ask or a timer is meant. */
    int askGeneration;

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
