package io.tacho.runtime.engine;

import io.tacho.runtime.RateLimit;
import io.tacho.runtime.SpawnOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers, and does what a test wants it to with each signal of an actor, in the thread of the
 * worker; it may throw.
 */
final class SabotagedDelivery implements Delivery {
    private final Consumer<Object> beforeSignal;
    private final Consumer<Object> afterSignal;

    /**
     * @param beforeSignal gets the signal; if it throws, the signal is not sent
     * @param afterSignal gets the signal that was sent
     */
    SabotagedDelivery(Consumer<Object> beforeSignal, Consumer<Object> afterSignal) {
        this.beforeSignal = beforeSignal;
        this.afterSignal = afterSignal;
    }

    @Override
    public Outbox newOutbox(
            LocalActorSystem system, ReadyQueue ready, Evictions evictions, DeadlineTimers timers) {
        return new Outbox(system, ready, evictions, timers) {
            @Override
            void signal(ActorCell target, Object signal) {
                beforeSignal.accept(signal);
                super.signal(target, signal);
                afterSignal.accept(signal);
            }
        };
    }

    @Override
    public OutsideSender newSender(LocalActorSystem system, @Nullable RateLimit limit) {
        return TO_MAILBOXES.newSender(system, limit);
    }

    @Override
    public SpawnOptions spawning(SpawnOptions asked) {
        return TO_MAILBOXES.spawning(asked);
    }
}
