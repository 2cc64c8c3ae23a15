package io.tacho.runtime;

/**
 * What an actor does with a message: the part of an {@link Actor} that {@link
 * ActorContext#become(Handler)} can exchange.
 *
 * @param <M> what the actor understands
 */
@FunctionalInterface
public interface Handler<M> {
    /**
     * Handles one message.
     *
     * @param message the message; belongs to the receiver from now on
     * @param context this actor's, see {@link ActorContext}
     * @throws Exception to fail this actor; the message counts as failed
     */
    void onMessage(M message, ActorContext<M> context) throws Exception;
}
