package io.tacho.journal.codec;

/**
 * Turns messages of one class into bytes and back. Stateless: several workers encode at a time.
 *
 * @param <T> the message class
 */
public interface PayloadCodec<T> {
    /**
     * What the bytes mean, in the grammar of {@link PayloadSchema}; goes into the journal, so that
     * it can be read without the class.
     *
     * @return like {@code key:long,value:long}
     */
    String schema();

    /**
     * Writes a message. Must neither allocate nor block; what doesn't fit is noticed by the writer,
     * so there is nothing to check.
     *
     * @param message the message
     * @param out where to
     */
    void encode(T message, PayloadWriter out);

    /**
     * Makes the message anew. For tools and re-execution; allocates.
     *
     * @param in at the payload's beginning
     * @return a message equal to the recorded one
     * @throws java.nio.BufferUnderflowException if the payload ends early
     */
    T decode(PayloadReader in);
}
