package io.tacho.runtime;

import java.time.Duration;

/**
 * The address of an actor. Any thread may use it, at any time, also after the actor has stopped.
 *
 * @param <M> what the actor understands
 */
public interface ActorRef<M> {
    /**
     * The number of this actor in its system: positive, never given twice, and the {@code
     * recipient} and {@code sender} of the journal's records.
     *
     * @return the id, 1 or more
     */
    int id();

    /**
     * The registered name.
     *
     * @return the name, or {@code "#"} and the id of an actor that was spawned without one
     */
    String name();

    /**
     * Where in its life the actor is, as last seen by this thread.
     *
     * @return the state
     */
    ActorState state();

    /**
     * How the actor said it is when its health was last checked.
     *
     * @return {@link Health#HEALTHY} if it never was, or its life has ended
     */
    Health health();

    /**
     * Sends a message. From inside an actor its cause and operation are those of the message being
     * handled; from any other thread it starts an operation of its own (use a {@link Sender} there:
     * it takes no lock). Messages of one sender to one recipient are handled in the order of their
     * sending.
     *
     * @param message the message; belongs to the recipient from now on
     * @return what became of it
     */
    SendOutcome tell(M message);

    /**
     * As {@link #tell(Object)}, with a limit of age: if it waited longer when its turn comes it is
     * expired and counted, not handled.
     *
     * @param message the message
     * @param timeToLive more than 0
     * @return what became of it
     * @throws IllegalArgumentException if the limit isn't positive
     */
    SendOutcome tell(M message, Duration timeToLive);

    /**
     * Messages waiting, a snapshot that is stale at once. Costs the senders nothing.
     *
     * @return 0 or more
     */
    int backlog();
}
