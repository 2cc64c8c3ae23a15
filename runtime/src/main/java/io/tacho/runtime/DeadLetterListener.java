package io.tacho.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Told of every message that found no living recipient. Called on a worker: be quick, do not block.
 */
@FunctionalInterface
public interface DeadLetterListener {
    /**
     * A dead letter.
     *
     * @param message the message
     * @param recipient to whom it was sent
     * @param sender who sent it, or null for outside
     */
    void onDeadLetter(Object message, ActorRef<?> recipient, @Nullable ActorRef<?> sender);
}
