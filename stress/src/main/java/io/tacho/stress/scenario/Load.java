package io.tacho.stress.scenario;

import io.tacho.runtime.ActorContext;

/** What asks for operations, as the components see it. Called in their turns. */
@FunctionalInterface
public interface Load {
    /**
     * The message being handled is the last one of its operation. In a closed loop this starts the
     * next one.
     *
     * @param context of the calling component
     */
    void completed(ActorContext<?> context);
}
