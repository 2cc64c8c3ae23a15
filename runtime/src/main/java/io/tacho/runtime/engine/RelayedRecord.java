package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;

/**
 * What is to be recorded of a message that was handled outside the pool. Filled by who handled it,
 * replayed into a stream by a worker of the pool, and used again.
 */
final class RelayedRecord implements MessageHeader {
    private static final Object EMPTY = new Object();

    private Object message = EMPTY;
    private long messageId;
    private long causeId;
    private long rootId;
    private long dueAt;
    private long rootSentAt;
    private long sentAt;
    private int senderId;
    private byte kindCode;
    private int flags;
    private int recipient;
    private long recipientSequence;
    private long receivedAt;
    private int backlog;
    private long completedAt;
    private MessageOutcome outcome = MessageOutcome.HANDLED;

    RelayedRecord() {}

    void begin(MessageHeader header, int to, long sequence, long received, int messagesBehind) {
        message = header.message();
        messageId = header.messageId();
        causeId = header.causeId();
        rootId = header.rootId();
        dueAt = header.dueAt();
        rootSentAt = header.rootSentAt();
        sentAt = header.sentAt();
        senderId = header.senderId();
        kindCode = header.kindCode();
        recipient = to;
        recipientSequence = sequence;
        receivedAt = received;
        backlog = messagesBehind;
    }

    void end(long completed, MessageOutcome what, int allFlags) {
        completedAt = completed;
        outcome = what;
        flags = allFlags;
    }

    /** Writes it, and lets go of the message. */
    void replayInto(TapStream stream) {
        stream.begin(this, recipient, recipientSequence, receivedAt, backlog);
        stream.end(completedAt, outcome, flags);
        message = EMPTY;
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
        return senderId;
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
