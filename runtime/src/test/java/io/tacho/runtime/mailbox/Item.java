package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;

/** What the tests queue: its message is the item itself. */
record Item(int sender, int number) implements MessageHeader {
    static Item of(int number) {
        return new Item(0, number);
    }

    @Override
    public long messageId() {
        return (long) sender << 48 | number;
    }

    @Override
    public long causeId() {
        return 0;
    }

    @Override
    public long rootId() {
        return messageId();
    }

    @Override
    public long dueAt() {
        return 0;
    }

    @Override
    public long rootSentAt() {
        return 0;
    }

    @Override
    public long sentAt() {
        return 0;
    }

    @Override
    public int senderId() {
        return sender;
    }

    @Override
    public byte kindCode() {
        return 0;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public Object message() {
        return this;
    }
}
