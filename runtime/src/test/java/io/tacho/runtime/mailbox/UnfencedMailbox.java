package io.tacho.runtime.mailbox;

/** The growable mailbox without its fence: to show that messages are then left behind. */
public final class UnfencedMailbox<E> extends GrowableMailbox<E> {
    private UnfencedMailbox() {}

    public static MailboxFactory factory() {
        return new MailboxFactory() {
            @Override
            public <T> Mailbox<T> create() {
                return new UnfencedMailbox<>();
            }
        };
    }

    @Override
    void orderResizeBeforeReadingState() {}
}
