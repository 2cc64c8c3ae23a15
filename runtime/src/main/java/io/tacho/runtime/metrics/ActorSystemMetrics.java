package io.tacho.runtime.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.MessageCounts;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Binds a system's counts to a registry: {@code tacho.messages} by outcome, {@code
 * tacho.messages.sent}, {@code tacho.messages.backlog}, {@code tacho.actors} by state and {@code
 * tacho.restarts}, all with the tag {@code system}. Reading a meter sums the workers' counts; the
 * way of a message knows nothing of it. Any thread.
 */
public final class ActorSystemMetrics implements MeterBinder {
    private final ActorSystem system;

    /**
     * For one system.
     *
     * @param system whose numbers
     */
    public ActorSystemMetrics(ActorSystem system) {
        this.system = Objects.requireNonNull(system, "system");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        outcome(registry, "handled", MessageCounts::handled);
        outcome(registry, "failed", MessageCounts::failed);
        outcome(registry, "dropped", MessageCounts::dropped);
        outcome(registry, "dead_letter", MessageCounts::deadLetters);
        outcome(registry, "expired", MessageCounts::expired);
        outcome(registry, "pending", MessageCounts::pending);
        outcome(registry, "rejected", MessageCounts::rejected);
        FunctionCounter.builder("tacho.messages.sent", system, s -> s.counts().sent())
                .tag("system", system.name())
                .description("Messages that a mailbox accepted")
                .register(registry);
        Gauge.builder("tacho.messages.backlog", system, s -> s.counts().outstanding())
                .tag("system", system.name())
                .description("Messages on their way: in mailboxes, in stashes, being handled")
                .register(registry);
        FunctionCounter.builder("tacho.restarts", system, ActorSystem::restarts)
                .tag("system", system.name())
                .description("Restarts of actors")
                .register(registry);
        for (ActorState state : ActorState.values()) {
            Gauge.builder("tacho.actors", system, s -> s.actors(state))
                    .tag("system", system.name())
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Actors in a state; for the final ones those that ended in it")
                    .register(registry);
        }
    }

    private void outcome(
            MeterRegistry registry, String name, ToDoubleFunction<MessageCounts> count) {
        FunctionCounter.builder("tacho.messages", system, s -> count.applyAsDouble(s.counts()))
                .tag("system", system.name())
                .tag("outcome", name)
                .description("What became of messages")
                .register(registry);
    }
}
