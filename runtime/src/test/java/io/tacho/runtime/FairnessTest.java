package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A worker that always has something to run still runs everything. */
class FairnessTest {
    /** More than fit into a worker's run queue. */
    private static final int ACTORS = 600;

    @Test
    void shouldRunAllWhenMoreThanAQueueHoldsAreAlwaysReady() {
        AtomicIntegerArray handled = new AtomicIntegerArray(ACTORS);
        try (ActorSystem system = ActorSystem.builder("busy").workers(1).build()) {
            List<ActorRef<String>> actors = new ArrayList<>();
            for (int i = 0; i < ACTORS; i++) {
                int index = i;
                actors.add(
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () ->
                                        (message, context) -> {
                                            handled.incrementAndGet(index);
                                            context.self().tell(message);
                                        }));
            }
            actors.forEach(actor -> actor.tell("for ever"));
            Await.until(
                    "all had ten turns",
                    () -> IntStream.range(0, ACTORS).allMatch(i -> handled.get(i) > 640));

            ActorRef<String> echo =
                    system.spawn("echo", () -> (message, context) -> context.reply(message));
            CompletionStage<String> reply = system.ask(echo, "x", Duration.ofMinutes(1));
            assertEquals("x", reply.toCompletableFuture().join());
            ActorRef<String> idle = system.spawn("idle", () -> (message, context) -> {});
            system.stop(idle);
            Await.until("stopped", () -> idle.state() == ActorState.TERMINATED);
            system.shutdown(Duration.ZERO);
        }
    }

    @Test
    void shouldHandleSoManyMessagesOfAnActorBeforeTheNextHasItsTurn() {
        SchedulingOptions threeATurn =
                new SchedulingOptions(3, Duration.ofHours(1).toNanos(), 61, 50_000, 20_000, 10);
        List<String> handled = new CopyOnWriteArrayList<>();
        try (ActorSystem system =
                ActorSystem.builder("turns").workers(1).scheduling(threeATurn).build()) {
            List<ActorRef<String>> actors = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                actors.add(
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () -> (message, context) -> handled.add(message)));
            }
            ActorRef<CountDownLatch> gate =
                    system.spawn("gate", () -> (latch, context) -> Await.until(latch));
            Await.probe(system);
            CountDownLatch release = new CountDownLatch(1);
            gate.tell(release);
            Await.until("in the gate", () -> gate.backlog() == 0);
            for (int i = 0; i < 5; i++) {
                actors.get(0).tell("a");
                actors.get(1).tell("b");
            }
            release.countDown();
            Await.quiet(system);
        }
        assertEquals("aaabbbaabb", String.join("", handled));
    }
}
