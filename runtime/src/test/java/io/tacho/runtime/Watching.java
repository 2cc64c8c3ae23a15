package io.tacho.runtime;

import java.util.function.BiConsumer;

/**
 * Watches an actor from its own start on.
 *
 * @param watched whose end it learns of
 * @param told gets what it is told of, in its turns
 */
public record Watching(ActorRef<?> watched, BiConsumer<Signal, ActorContext<Object>> told)
        implements Actor<Object> {
    @Override
    public void preStart(ActorContext<Object> context) {
        context.watch(watched);
    }

    @Override
    public void onMessage(Object message, ActorContext<Object> context) {}

    @Override
    public void onSignal(Signal signal, ActorContext<Object> context) {
        told.accept(signal, context);
    }
}
