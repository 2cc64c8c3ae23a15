package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final ActorSystem system = ActorSystem.builder("timers").workers(2).build();

    @AfterEach
    void close() {
        system.close();
    }

    private void awaitSeen(int count) {
        Await.until(count + " seen, not " + seen, () -> seen.size() >= count);
    }

    @Test
    void shouldSendOnceWhenStartedOnce() {
        system.spawn(
                "a",
                () ->
                        new Actor<String>() {
                            @Override
                            public void preStart(ActorContext<String> context) {
                                context.timers().startOnce("first", "m", SHORT);
                            }

                            @Override
                            public void onMessage(String message, ActorContext<String> context) {
                                seen.add(message);
                                if (message.equals("m")) {
                                    // Once this has come the first would have come again.
                                    Duration later = Duration.ofMillis(10);
                                    context.timers().startOnce("second", "end", later);
                                }
                            }
                        });
        awaitSeen(2);
        assertEquals(List.of("m", "end"), List.copyOf(seen));
    }

    @Test
    void shouldTickUntilCancelledWhenAtFixedRate() {
        tickUntilCancelled(timers -> timers.startAtFixedRate("k", "tick", SHORT, SHORT));
    }

    @Test
    void shouldTickUntilCancelledWhenWithFixedDelay() {
        tickUntilCancelled(timers -> timers.startWithFixedDelay("k", "tick", SHORT, SHORT));
    }

    private void tickUntilCancelled(Consumer<Timers<String>> start) {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    seen.add(message);
                                    if (message.equals("go")) {
                                        start.accept(context.timers());
                                    } else if (seen.size() == 6) {
                                        context.timers().cancel("k");
                                        Duration later = Duration.ofMillis(10);
                                        context.timers().startOnce("l", "end", later);
                                    }
                                });
        actor.tell("go");
        awaitSeen(7);
        assertEquals(
                List.of("go", "tick", "tick", "tick", "tick", "tick", "end"), List.copyOf(seen));
    }

    @Test
    void shouldGoOnTickingWhenEachMessageIsOlderThanTheActorsLimit() {
        system.spawn(
                SpawnOptions.named("a").withTimeToLive(Duration.ofNanos(1)),
                () ->
                        new Actor<String>() {
                            @Override
                            public void preStart(ActorContext<String> context) {
                                context.timers().startAtFixedRate("k", "tick", SHORT, SHORT);
                            }

                            @Override
                            public void onMessage(String message, ActorContext<String> context) {
                                seen.add(message);
                            }
                        });
        awaitSeen(3);
        assertEquals(0, system.counts().expired());
    }

    @Test
    void shouldTimeAsksOutWhenTheActorHasALimitOfAge() {
        ActorRef<String> silent = system.spawn("s", () -> (message, context) -> {});
        system.spawn(
                SpawnOptions.named("a").withTimeToLive(Duration.ofNanos(1)),
                () ->
                        new Actor<String>() {
                            @Override
                            public void preStart(ActorContext<String> context) {
                                context.ask(
                                        silent,
                                        "q",
                                        SHORT,
                                        new AskCallback<String>() {
                                            @Override
                                            public void onReply(String reply) {}

                                            @Override
                                            public void onTimeout() {
                                                seen.add("timeout");
                                            }
                                        });
                            }

                            @Override
                            public void onMessage(String message, ActorContext<String> context) {}
                        });
        awaitSeen(1);
    }

    @Test
    void shouldRefuseWhenUsedOutsideATurn() {
        AtomicReference<Timers<String>> kept = new AtomicReference<>();
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    Timers<String> timers = context.timers();
                                    if (kept.get() != null) {
                                        assertSame(kept.get(), timers);
                                        seen.add(message);
                                    }
                                    kept.set(timers);
                                });
        actor.tell("m");
        actor.tell("n");
        awaitSeen(1);
        Await.quiet(system);
        Timers<String> timers = Objects.requireNonNull(kept.get());
        // Its turn ends a moment after its last message was counted.
        Await.until("the turn is over", () -> refuses(() -> timers.isActive("k")));
        assertThrows(IllegalStateException.class, () -> timers.startOnce("k", "m", SHORT));
        assertThrows(
                IllegalStateException.class, () -> timers.startAtFixedRate("k", "m", SHORT, SHORT));
        assertThrows(
                IllegalStateException.class,
                () -> timers.startWithFixedDelay("k", "m", SHORT, SHORT));
        assertThrows(IllegalStateException.class, () -> timers.cancel("k"));
        assertThrows(IllegalStateException.class, timers::cancelAll);
        assertThrows(IllegalStateException.class, () -> timers.skippedTicks("k"));
    }

    private static boolean refuses(Runnable call) {
        try {
            call.run();
            return false;
        } catch (IllegalStateException refused) {
            return true;
        }
    }
}
