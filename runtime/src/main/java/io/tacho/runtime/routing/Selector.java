package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Chooses from routees that never change: when a router's do, it gets a new selector. Any thread;
 * neither locks nor allocates.
 *
 * @param <M> what the routees understand
 */
@FunctionalInterface
interface Selector<M> {
    /**
     * @return the routee for this message, which may have ended; null if there is none
     */
    @Nullable ActorRef<M> select(M message);
}
