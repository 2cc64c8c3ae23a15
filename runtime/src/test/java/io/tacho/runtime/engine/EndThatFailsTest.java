package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.LogCapture;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Terminated;
import io.tacho.runtime.Watching;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** There is no memory to tell of an actor's end, or of its failure. */
class EndThatFailsTest {
    private final AtomicInteger refusals = new AtomicInteger(3);

    @Test
    void shouldTellAllWatchersOnceWhenThereIsNoMemoryAtFirst() {
        LocalActorSystem system = without(Terminated.class);
        ActorRef<String> watched = system.spawn("watched", () -> (message, context) -> {});
        List<String> told = new CopyOnWriteArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            system.spawn(name, () -> new Watching(watched, (signal, context) -> told.add(name)));
        }
        Await.until("watched", () -> system.counts().handled() == 3);
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            system.stop(watched);
            Await.until("told", () -> told.size() >= 3);
            system.close();
            assertEquals(
                    3,
                    log.lines("actor watched has ended, and could not tell all of them yet")
                            .size());
        }
        assertEquals(Set.of("a", "b", "c"), Set.copyOf(told));
        assertEquals(3, told.size());
        assertEquals(0, refusals.get());
    }

    private LocalActorSystem without(Class<?> refused) {
        return new LocalActorSystem(
                ActorSystem.builder("short").workers(1).options(),
                Surroundings.machine(1)
                        .with(
                                new SabotagedDelivery(
                                        signal -> refuse(refused, signal), signal -> {})));
    }

    private void refuse(Class<?> refused, Object signal) {
        if (refused.isInstance(signal) && refusals.get() > 0) {
            refusals.decrementAndGet();
            throw new OutOfMemoryError("Java heap space");
        }
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
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            parent.tell("spawn");
            Await.until(
                    "child ended",
                    () -> child.get() != null && child.get().state() == ActorState.FAILED);
            assertEquals(
                    1,
                    log.lines("actor child ends for good: its supervisor can't be asked").size());
        }
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
}
