package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.concurrent.atomic.AtomicInteger;

/** Does nothing until its end, which it counts. */
record CountingStops(AtomicInteger stopped) implements Actor<String> {
    @Override
    public void onMessage(String message, ActorContext<String> context) {}

    @Override
    public void postStop(ActorContext<String> context) {
        stopped.incrementAndGet();
    }
}
