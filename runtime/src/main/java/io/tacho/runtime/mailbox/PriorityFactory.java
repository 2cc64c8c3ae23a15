package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;

/** Makes mailboxes that share a priority. */
record PriorityFactory(MessagePriority priority) implements MailboxFactory {
    @Override
    public <E extends MessageHeader> Mailbox<E> create() {
        return new PriorityMailbox<>(priority);
    }
}
