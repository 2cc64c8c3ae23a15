package io.tacho.runtime;

/**
 * Behaviour and state of one component. Every method of one actor runs on one worker at a time, so
 * its fields need no synchronisation; successive calls may come from different workers, and what
 * one wrote the next one sees.
 *
 * <p>Order of calls: {@code preStart}, {@code postStart}, any number of {@code onMessage}, {@code
 * preStop}, {@code postStop}. A hook or handler that throws fails the actor: {@code onError} is
 * called, then it is stopped; it never takes its worker with it.
 *
 * @param <M> what the actor understands
 */
@FunctionalInterface
public interface Actor<M> {
    /**
     * Handles one message.
     *
     * @param message the message; belongs to the receiver from now on
     * @param context valid during this call only
     * @throws Exception to fail this actor; the message counts as failed
     */
    void onMessage(M message, ActorContext<M> context) throws Exception;

    /**
     * Runs on a worker before the first message and before the name becomes ready in the directory.
     *
     * @param context valid during this call only
     * @throws Exception to fail this actor before it has handled anything
     */
    default void preStart(ActorContext<M> context) throws Exception {}

    /**
     * Runs after {@link #preStart} once the directory shows the actor as ready.
     *
     * @param context valid during this call only
     * @throws Exception to fail this actor
     */
    default void postStart(ActorContext<M> context) throws Exception {}

    /**
     * Runs when the actor was told to stop, while its name is still taken.
     *
     * @param context valid during this call only; sending is still possible
     * @throws Exception is reported; stopping goes on
     */
    default void preStop(ActorContext<M> context) throws Exception {}

    /**
     * Runs last, after the name was given back; messages from now on are dead letters.
     *
     * @param context valid during this call only; sending is still possible
     * @throws Exception is reported; the actor is stopped all the same
     */
    default void postStop(ActorContext<M> context) throws Exception {}

    /**
     * Told of what a handler or a start hook threw, before the actor is stopped for it.
     *
     * @param error what was thrown
     * @param context valid during this call only
     */
    default void onError(Throwable error, ActorContext<M> context) {}
}
