package io.tacho.runtime;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an actor may do while one of its hooks or its handler runs. Belongs to the actor and to that
 * call: using it later or from another thread is an error that is not always detected. Nothing here
 * allocates in steady state but {@link #spawn}.
 *
 * @param <M> what the actor understands
 */
public interface ActorContext<M> {
    /**
     * This actor's address.
     *
     * @return the reference
     */
    ActorRef<M> self();

    /**
     * The system this actor lives in.
     *
     * @return the system
     */
    ActorSystem system();

    /**
     * The worker's clock: the end of the previous message of this batch, in {@link
     * System#nanoTime()} units. Reading it costs nothing; it stands still while a handler runs.
     *
     * @return ns
     */
    long now();

    /**
     * Which worker runs this call: for state that is kept a worker, not an actor.
     *
     * @return index, from 0 to {@link ActorSystem#workers()} - 1
     */
    int worker();

    /**
     * Who sent the message being handled.
     *
     * @return the sender, or null if it came from outside the system or no message is being handled
     */
    @Nullable ActorRef<Object> sender();

    /**
     * Answers the message being handled. If it was an ask, the answer completes it.
     *
     * @param message the answer
     * @return what became of it; {@link SendOutcome#DEAD_LETTER} if there is nobody to answer
     */
    SendOutcome reply(Object message);

    /**
     * Sends a message and has the callback called, in this actor's own turn, with the first reply
     * or when the timeout passes. The runtime keeps nothing but a slot of a reused table; with a
     * callback that is not made anew for each ask nothing is allocated. A reply that comes after
     * the timeout is counted and recorded, and not delivered.
     *
     * @param target who is asked; may be this actor itself
     * @param message the question
     * @param timeoutNanos ns, more than 0
     * @param callback told of the reply or of the timeout, exactly once, unless this actor stops
     *     first
     * @param <T> what the target understands
     * @param <R> what it replies
     * @return what became of the question; unless {@link SendOutcome#ACCEPTED} the callback is not
     *     kept
     * @throws IllegalArgumentException if the timeout isn't positive
     */
    <T, R> SendOutcome ask(
            ActorRef<T> target, T message, long timeoutNanos, AskCallback<R> callback);

    /**
     * As {@link #ask(ActorRef, Object, long, AskCallback)}.
     *
     * @param target who is asked
     * @param message the question
     * @param timeout more than 0
     * @param callback told of the reply or of the timeout
     * @param <T> what the target understands
     * @param <R> what it replies
     * @return what became of the question
     */
    default <T, R> SendOutcome ask(
            ActorRef<T> target, T message, Duration timeout, AskCallback<R> callback) {
        return ask(target, message, timeout.toNanos(), callback);
    }

    /**
     * Starts another actor of the same system.
     *
     * @param options name, mailbox
     * @param factory makes the behaviour; called once, on this thread
     * @param <T> what the new actor understands
     * @return its address
     * @throws NameTakenException if the name is in use
     */
    <T> ActorRef<T> spawn(SpawnOptions options, Supplier<? extends Actor<T>> factory);

    /** Stops this actor when the present message has been handled. */
    void stop();

    /**
     * Sends the first message of a new operation: its own root, with no cause.
     *
     * @param target the recipient
     * @param message the message
     * @param dueAt when the load's schedule wanted the operation to start, in ns of {@link
     *     System#nanoTime()}; 0 without a schedule
     * @param <T> what the target understands
     * @return what became of it
     */
    <T> SendOutcome startOperation(ActorRef<T> target, T message, long dueAt);

    /** Marks the message being handled as the last one of its operation, in the record. */
    void endOperation();
}
