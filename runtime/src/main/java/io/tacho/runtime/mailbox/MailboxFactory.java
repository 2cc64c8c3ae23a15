package io.tacho.runtime.mailbox;

import io.tacho.runtime.spi.MessageHeader;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Makes the mailbox of an actor, on the spawning thread. */
@FunctionalInterface
public interface MailboxFactory {
    /**
     * Makes one.
     *
     * @param <E> what is queued: a message and what travels with it
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

    /**
     * Holds so many messages and never one more, also where that is no power of two. It starts
     * small and grows to what it needs, except with {@link Overflow#DROP_OLDEST}: that takes 12
     * bytes for each message it may hold, rounded up to a power of two, when it is made.
     *
     * @param capacity how many messages, 1 to 2<sup>30</sup>
     * @param overflow what becomes of a message that finds it full
     * @return a factory
     * @throws IllegalArgumentException if the capacity is out of range
     */
    static MailboxFactory bounded(int capacity, Overflow overflow) {
        return new BoundedFactory(capacity, overflow);
    }

    /**
     * Orders by priority, the lower first; among equals, first in first out. Grows without a
     * practical limit and keeps what it grew.
     *
     * <p>The function is called once for each message, on the worker that runs the actor, not
     * before the worker looks into the mailbox. It must be quick and always say the same of the
     * same message. When it throws, the message gets the lowest priority, {@link
     * Integer#MAX_VALUE}, and the first time, over all mailboxes of the factory, that is logged.
     *
     * @param priority of a message, that is of {@link MessageHeader#message()}
     * @return a factory
     */
    static MailboxFactory priority(ToIntFunction<Object> priority) {
        return new PriorityFactory(
                new MessagePriority(Objects.requireNonNull(priority, "priority")));
    }
}
