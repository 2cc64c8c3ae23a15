package io.tacho.runtime;

/**
 * Sends from one thread that is no worker: its own lane of message ids and its own pool of
 * envelopes, so no lock and no thread-local look-up. Confined to the thread that uses it, as a
 * publication that is exclusive to its thread; {@link #close()} gives the lane and the envelopes
 * back.
 */
public interface Sender extends AutoCloseable {
    /**
     * Sends the first message of an operation without a schedule.
     *
     * @param target the recipient
     * @param message the message; belongs to the recipient from now on
     * @param <M> what the recipient understands
     * @return what became of it
     */
    default <M> SendOutcome tell(ActorRef<M> target, M message) {
        return tell(target, message, 0);
    }

    /**
     * Sends the first message of an operation that was due at a time.
     *
     * @param target the recipient
     * @param message the message; belongs to the recipient from now on
     * @param dueAt when the schedule wanted the operation to start, in ns of {@link
     *     System#nanoTime()}; 0 without a schedule
     * @param <M> what the recipient understands
     * @return what became of it
     */
    <M> SendOutcome tell(ActorRef<M> target, M message, long dueAt);

    @Override
    void close();
}
