package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;
import java.util.Objects;

/** Makes the mailbox that an overflow policy needs. */
record BoundedFactory(int capacity, Overflow overflow) implements MailboxFactory {
    BoundedFactory {
        Objects.requireNonNull(overflow, "overflow");
        if (capacity < 1 || capacity > GrowableMailbox.MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "a bounded mailbox holds 1 to "
                            + GrowableMailbox.MAX_CAPACITY
                            + " messages, not "
                            + capacity);
        }
    }

    @Override
    public <E extends MessageHeader> Mailbox<E> create() {
        return switch (overflow) {
            case REJECT, DROP_NEWEST -> new BoundedMailbox<>(capacity, overflow);
            case DROP_OLDEST -> new DropOldestMailbox<>(capacity);
            case BLOCK -> new BlockingMailbox<>(capacity);
        };
    }
}
