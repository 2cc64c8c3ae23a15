package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.RateLimit;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SpawnOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** There is no memory to tell of an actor's end, or of its failure. */
class EndThatFailsTest {
    private final AtomicInteger refusals = new AtomicInteger(3);

    private LocalActorSystem without(Class<? extends LifeSignal> refused) {
        return new LocalActorSystem(
                ActorSystem.builder("short").workers(1).options(),
                Surroundings.machine(1).with(new ShortOfMemory(refused)));
    }

    @Test
    void shouldEndForGoodWhenThereIsNoMemoryToAskForARestart() {
        LocalActorSystem system = without(LifeSignal.ChildExited.class);
        AtomicReference<@Nullable ActorRef<Object>> child = new AtomicReference<>();
        ActorRef<String> parent =
                system.spawn(
                        "parent",
                        () ->
                                (message, context) -> {
                                    ActorRef<Object> fails =
                                            context.spawn(
                                                    SpawnOptions.named("child")
                                                            .withRestart(Restart.PERMANENT),
                                                    () ->
                                                            (ignored, own) -> {
                                                                throw new IllegalStateException();
                                                            });
                                    fails.tell("x");
                                    child.set(fails);
                                });
        parent.tell("spawn");
        Await.until(
                "child ended",
                () -> child.get() != null && child.get().state() == ActorState.FAILED);
        system.stop(parent);
        Await.until("parent ended", () -> parent.state() == ActorState.TERMINATED);
        system.close();
        assertEquals(0, system.counts().lost());
    }

    @Test
    void shouldTellParentLaterWhenThereIsNoMemory() {
        LocalActorSystem system = without(LifeSignal.ChildEnded.class);
        AtomicReference<@Nullable ActorRef<Object>> child = new AtomicReference<>();
        ActorRef<String> parent =
                system.spawn(
                        "parent",
                        () ->
                                (message, context) ->
                                        child.set(
                                                context.spawn(
                                                        SpawnOptions.named("child"),
                                                        () -> (ignored, own) -> {})));
        parent.tell("spawn");
        Await.quiet(system);
        // It stops its child first, and waits for it.
        system.stop(parent);
        Await.until("parent ended", () -> parent.state() == ActorState.TERMINATED);
        assertEquals(0, refusals.get());
        system.close();
        assertEquals(0, system.counts().lost());
    }

    private final class ShortOfMemory implements Delivery {
        private final Class<? extends LifeSignal> refused;

        ShortOfMemory(Class<? extends LifeSignal> refused) {
            this.refused = refused;
        }

        @Override
        public Outbox newOutbox(
                LocalActorSystem system,
                ReadyQueue ready,
                Evictions evictions,
                DeadlineTimers timers) {
            return new Outbox(system, ready, evictions, timers) {
                @Override
                void signal(ActorCell target, Object signal) {
                    if (refused.isInstance(signal) && refusals.get() > 0) {
                        refusals.decrementAndGet();
                        throw new OutOfMemoryError("Java heap space");
                    }
                    super.signal(target, signal);
                }
            };
        }

        @Override
        public OutsideSender newSender(LocalActorSystem system, @Nullable RateLimit limit) {
            return TO_MAILBOXES.newSender(system, limit);
        }

        @Override
        public SpawnOptions spawning(SpawnOptions asked) {
            return asked;
        }
    }
}
