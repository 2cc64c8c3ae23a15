package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;

/** The growable mailbox without its fence: to show that messages are then left behind. */
public final class UnfencedMailbox<E> extends GrowableMailbox<E> {
    private UnfencedMailbox() {}

    public static MailboxFactory factory() {
        return new MailboxFactory() {
            @Override
            public <T extends MessageHeader> Mailbox<T> create() {
                return new UnfencedMailbox<>();
            }
        };
    }

    @Override
    void orderResizeBeforeReadingState() {}
}
