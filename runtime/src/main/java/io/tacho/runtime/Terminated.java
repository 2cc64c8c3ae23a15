package io.tacho.runtime;

import java.util.Objects;

/**
 * An actor that the receiver watches has ended for good. Comes after every message that the actor
 * sent the receiver before it ended, and exactly once for each {@link ActorContext#watch}.
 *
 * @param actor who ended
 * @param state how: {@link ActorState#TERMINATED} or {@link ActorState#FAILED}
 */
public record Terminated(ActorRef<?> actor, ActorState state) implements Signal {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the state isn't final
     */
    public Terminated {
        Objects.requireNonNull(actor, "actor");
        if (!state.isFinal()) {
            throw new IllegalArgumentException("who has ended is not " + state);
        }
    }
}
