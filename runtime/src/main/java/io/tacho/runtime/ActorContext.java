package io.tacho.runtime;

import io.tacho.runtime.engine.Nanos;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an actor may do in its turns: while its handler, one of its hooks or a callback of one of
 * its asks runs. It may be kept for that, until the actor has ended or was started anew; using it
 * from another thread, or between turns, is an error that is not always detected. Nothing here
 * allocates in steady state but {@link #spawn}, {@link #children} and what begins to watch.
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
     * @return index, from 0 to {@link ActorSystem#workers()} - 1; -1 on a pinned worker and on a
     *     virtual thread
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
     * Passes the message being handled, or another in its place, to an actor that is to answer in
     * this actor's stead: it sees the original sender, and its reply completes an ask.
     *
     * @param target the recipient
     * @param message what it gets
     * @param <T> what the target understands
     * @return what became of it
     * @throws IllegalStateException if no message is being handled
     */
    <T> SendOutcome forward(ActorRef<T> target, T message);

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
        return ask(target, message, Nanos.of(timeout), callback);
    }

    /**
     * Starts a child: this actor supervises it as its {@link Supervision} says, and it is stopped
     * before this actor ends or is restarted.
     *
     * @param options name, mailbox, ...
     * @param factory makes the behaviour; called once, on this thread
     * @param <T> what the new actor understands
     * @return its address
     * @throws NameTakenException if the name is in use
     * @throws IllegalStateException if this actor is stopping
     */
    <T> ActorRef<T> spawn(SpawnOptions options, Supplier<? extends Actor<T>> factory);

    /**
     * The children that have not ended, in the order of their start.
     *
     * @return a new list
     */
    List<ActorRef<?>> children();

    /**
     * Wants to be told, by {@link Actor#onSignal} with {@link Terminated}, when an actor has ended
     * for good; a restart is no end. Is told at once of one that has ended before. Watching twice
     * is watching once.
     *
     * @param target whom to watch
     * @throws IllegalArgumentException if it is this actor
     */
    void watch(ActorRef<?> target);

    /**
     * As {@link #watch}, with a message of the actor's own in the place of the signal.
     *
     * @param target whom to watch
     * @param message what {@code onMessage} gets when it has ended
     */
    void watchWith(ActorRef<?> target, M message);

    /**
     * Does not want to be told any more, not even of an end that has come.
     *
     * @param target whom not to watch
     */
    void unwatch(ActorRef<?> target);

    /**
     * Has another handler get the messages from the next one on. Hooks stay those of the actor.
     *
     * @param handler gets the messages
     */
    void become(Handler<M> handler);

    /** Has the actor itself get the messages again. */
    void unbecome();

    /**
     * This actor's timers. Always the same object, which may be kept for later turns.
     *
     * @return the timers
     */
    Timers<M> timers();

    /**
     * What this actor has put aside. Always the same object, which may be kept for later turns.
     *
     * @return the stash
     */
    Stash stash();

    /**
     * Stops this actor when the present message has been handled. What is in its mailbox becomes
     * dead letters; a {@link Restart#PERMANENT} actor is restarted.
     */
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
