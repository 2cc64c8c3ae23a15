package io.tacho.runtime.spi;

/**
 * What travels with a message. A view of a pooled object: valid during the call that passes it.
 * Times are in ns of {@link System#nanoTime()}. Where nothing is recorded, cause, root and the
 * times of the operation are those of whatever message the object was used for before.
 */
public interface MessageHeader {
    /**
     * Identity.
     *
     * @return {@code lane << 48 | sequence}, never 0
     */
    long messageId();

    /**
     * The message that was being handled while this one was sent.
     *
     * @return its id; 0 from outside
     */
    long causeId();

    /**
     * The first message of the operation.
     *
     * @return its id; the message's own if it is the first
     */
    long rootId();

    /**
     * When the load's schedule wanted the operation to start.
     *
     * @return ns; 0 without a schedule
     */
    long dueAt();

    /**
     * When the operation's first message was really sent.
     *
     * @return ns
     */
    long rootSentAt();

    /**
     * When this message was sent.
     *
     * @return ns; of a message from outside of which nobody asks, because nothing records it and
     *     neither it nor its recipient has a limit of age, 0
     */
    long sentAt();

    /**
     * Who sent it.
     *
     * @return an actor id; 0 for outside
     */
    int senderId();

    /**
     * How it came to be sent.
     *
     * @return the code of a {@link MessageKind}
     */
    byte kindCode();

    /**
     * Bits of {@link MessageFlags} known at sending.
     *
     * @return the flags
     */
    int flags();

    /**
     * The message itself.
     *
     * @return the payload
     */
    Object message();
}
