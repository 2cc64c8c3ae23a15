package io.tacho.journal;

import io.tacho.runtime.spi.MessageHeader;

/** A header whose every field is told from the message's id. */
class TestHeader implements MessageHeader {
    private long id;
    private Object message = "";

    TestHeader set(long newId, Object newMessage) {
        id = newId;
        message = newMessage;
        return this;
    }

    @Override
    public long messageId() {
        return id;
    }

    @Override
    public long causeId() {
        return id + 1;
    }

    @Override
    public long rootId() {
        return id + 2;
    }

    @Override
    public long dueAt() {
        return id + 3;
    }

    @Override
    public long rootSentAt() {
        return id + 4;
    }

    @Override
    public long sentAt() {
        return id + 5;
    }

    @Override
    public int senderId() {
        return (int) id + 6;
    }

    @Override
    public byte kindCode() {
        return (byte) (id % 6);
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public Object message() {
        return message;
    }
}
