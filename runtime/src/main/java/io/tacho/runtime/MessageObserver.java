package io.tacho.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Looks on while an actor handles messages, on the actor's worker. What it throws is reported once
 * for each actor and changes nothing. Costs nothing where none is set.
 */
public interface MessageObserver {
    /**
     * Called before the handler.
     *
     * @param actor who handles
     * @param message the message
     */
    default void beforeMessage(ActorRef<?> actor, Object message) {}

    /**
     * Called after the handler.
     *
     * @param actor who handled
     * @param message the message, as the handler left it
     * @param nanos how long the handler ran
     * @param failure what it threw, or null
     */
    default void afterMessage(
            ActorRef<?> actor, Object message, long nanos, @Nullable Throwable failure) {}
}
