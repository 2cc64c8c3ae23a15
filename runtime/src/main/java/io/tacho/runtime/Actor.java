package io.tacho.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Behaviour and state of one component. Every method of one actor runs in one place at a time, so
 * its fields need no synchronisation; successive calls may come from different threads, and what
 * one wrote the next one sees.
 *
 * <p>Order of calls: {@code preStart}, {@code postStart}, any number of {@code onMessage}, {@code
 * onSignal} and {@code health}, {@code preStop}, {@code postStop}. A hook or handler that throws
 * fails the actor and never takes its worker with it: {@code onError} is called in the place of
 * {@code preStop}, the children are stopped, then {@code postStop}; after that its supervisor may
 * start it anew. A restarted actor is a new object from the actor's factory, which gets {@code
 * onRestart} before {@code preStart}. So every object whose {@code preStart} was called gets {@code
 * postStop} exactly once.
 *
 * @param <M> what the actor understands
 */
@FunctionalInterface
public interface Actor<M> extends Handler<M> {
    /**
     * Runs on a worker before the first message and before the name becomes ready in the directory.
     *
     * @param context this actor's, see {@link ActorContext}
     * @throws Exception to fail this actor before it has handled anything
     */
    default void preStart(ActorContext<M> context) throws Exception {}

    /**
     * Runs after {@link #preStart} once the directory shows the actor as ready.
     *
     * @param context this actor's, see {@link ActorContext}
     * @throws Exception to fail this actor
     */
    default void postStart(ActorContext<M> context) throws Exception {}

    /**
     * Runs when the actor was told to stop, while its name is still taken and its children live.
     *
     * @param context this actor's; sending is still possible
     * @throws Exception is reported; stopping goes on
     */
    default void preStop(ActorContext<M> context) throws Exception {}

    /**
     * Runs last, when all children have ended. Of an actor that ends for good the name was given
     * back before, and messages from now on are dead letters.
     *
     * @param context this actor's; sending is still possible
     * @throws Exception is reported; the actor is stopped all the same
     */
    default void postStop(ActorContext<M> context) throws Exception {}

    /**
     * Told of what a handler or hook threw, or, of a supervisor, that it gives up, before the actor
     * is stopped for it.
     *
     * @param error what was thrown
     * @param context this actor's, see {@link ActorContext}
     * @throws Exception is reported; stopping goes on
     */
    default void onError(Throwable error, ActorContext<M> context) throws Exception {}

    /**
     * Runs first in the object that takes the place of one that ended, before its {@link
     * #preStart}.
     *
     * @param reason why the one before it ended; null if it ended in good order, or because the
     *     supervisor restarts it together with a sibling
     * @param context this actor's, see {@link ActorContext}
     * @throws Exception to fail this actor before it has handled anything
     */
    default void onRestart(@Nullable Throwable reason, ActorContext<M> context) throws Exception {}

    /**
     * Told by the runtime of something that concerns the actor: that an actor it watches has ended.
     *
     * @param signal what happened
     * @param context this actor's, see {@link ActorContext}
     * @throws Exception to fail this actor
     */
    default void onSignal(Signal signal, ActorContext<M> context) throws Exception {}

    /**
     * Asked, in the actor's turn, if its {@link SpawnOptions} have a {@link HealthCheck}.
     *
     * @param context this actor's, see {@link ActorContext}
     * @return how the actor is
     * @throws Exception counts as {@link Health#FAILED}
     */
    default Health health(ActorContext<M> context) throws Exception {
        return Health.HEALTHY;
    }
}
