package io.tacho.stress;

import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageKind;

/** What travels with a message that is told, of a journal that a test writes. */
public record WrittenHeader(
        long messageId,
        long causeId,
        long rootId,
        long dueAt,
        long rootSentAt,
        long sentAt,
        int senderId,
        Object message)
        implements MessageHeader {
    @Override
    public byte kindCode() {
        return MessageKind.TELL.code();
    }

    @Override
    public int flags() {
        return 0;
    }
}
