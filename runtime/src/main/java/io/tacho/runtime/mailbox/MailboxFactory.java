package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;

/** Makes the mailbox of an actor, on the spawning thread. */
@FunctionalInterface
public interface MailboxFactory {
    /**
     * Makes one.
     *
     * @param <E> what is queued
     * @return an empty mailbox
     */
    <E extends MessageHeader> Mailbox<E> create();

    /**
     * Grows without a practical limit and keeps what it grew: nothing is allocated afterwards.
     *
     * @return the default factory
     */
    static MailboxFactory growable() {
        return GrowableMailbox.FACTORY;
    }
}
