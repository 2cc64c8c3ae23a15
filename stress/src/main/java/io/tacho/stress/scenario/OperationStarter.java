package io.tacho.stress.scenario;

import io.tacho.runtime.ActorRef;

/**
 * Sends the first message of an operation: from a load generator's thread, or from within an actor.
 */
@FunctionalInterface
public interface OperationStarter {
    /**
     * Sends it.
     *
     * @param target the recipient
     * @param message the message
     * @param dueAt ns; 0 without a schedule
     * @param <M> what the recipient understands
     */
    <M> void send(ActorRef<M> target, M message, long dueAt);
}
