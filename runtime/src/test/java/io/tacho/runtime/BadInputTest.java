package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not be done, and what becomes of it: one clear line, and no worker dies of it. */
class BadInputTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ActorSystem system = ActorSystem.builder("bad").workers(2).build();

    @AfterEach
    void close() {
        system.close();
    }

    private static Arguments refused(
            String what, Class<? extends Throwable> with, String saying, Use use) {
        return Arguments.of(what, with, saying, use);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        "a null message",
                        NullPointerException.class,
                        "message",
                        (system, actor) -> actor.tell(nothing())),
                refused(
                        "a null message by a sender",
                        NullPointerException.class,
                        "message",
                        (system, actor) -> system.newSender().tell(actor, nothing())),
                refused(
                        "a null question",
                        NullPointerException.class,
                        "message",
                        (system, actor) -> system.ask(actor, nothing(), LONG)),
                refused(
                        "an ask without time",
                        IllegalArgumentException.class,
                        "timeout of more than 0",
                        (system, actor) -> system.ask(actor, "a", Duration.ZERO)),
                refused(
                        "a name that is taken",
                        NameTakenException.class,
                        "'present'",
                        (system, actor) -> system.spawn("present", () -> (m, c) -> {})),
                refused(
                        "an empty name",
                        IllegalArgumentException.class,
                        "1 to 255 characters, this one 0",
                        (system, actor) -> SpawnOptions.named("")),
                refused(
                        "a long name",
                        IllegalArgumentException.class,
                        "this one 256",
                        (system, actor) -> SpawnOptions.named("x".repeat(256))),
                refused(
                        "a name with a line break",
                        IllegalArgumentException.class,
                        "control characters, this one has one at 1",
                        (system, actor) -> SpawnOptions.named("a\nb")),
                refused(
                        "a factory that makes nothing",
                        NullPointerException.class,
                        "the factory made no behaviour",
                        (system, actor) -> system.spawn("n", BadInputTest::nothing)),
                refused(
                        "a system that orders its top",
                        IllegalArgumentException.class,
                        "one for one",
                        (system, actor) ->
                                ActorSystem.builder("b")
                                        .supervision(
                                                Supervision.of(Supervision.Strategy.ONE_FOR_ALL))),
                refused(
                        "an intensity below 0",
                        IllegalArgumentException.class,
                        "intensity: 0 to 65536, not -1",
                        (system, actor) -> Supervision.DEFAULT.withIntensity(-1, LONG)),
                refused(
                        "a period of 0",
                        IllegalArgumentException.class,
                        "a period is longer than 0",
                        (system, actor) -> Supervision.DEFAULT.withIntensity(1, Duration.ZERO)),
                refused(
                        "a backoff that shrinks",
                        IllegalArgumentException.class,
                        "a backoff goes from 0 or more to no less",
                        (system, actor) -> Backoff.exponential(LONG, Duration.ZERO)),
                refused(
                        "jitter above 1",
                        IllegalArgumentException.class,
                        "jitter: 0 to 1, not 1.5",
                        (system, actor) -> new Backoff(Duration.ZERO, LONG, 1.5, LONG)),
                refused(
                        "a time to live of 0",
                        IllegalArgumentException.class,
                        "a time to live is longer than 0",
                        (system, actor) -> SpawnOptions.anonymous().withTimeToLive(Duration.ZERO)),
                refused(
                        "no workers",
                        IllegalArgumentException.class,
                        "workers: 1 to 1024, not 0",
                        (system, actor) -> ActorSystem.builder("b").workers(0)),
                refused(
                        "an actor of another system",
                        IllegalArgumentException.class,
                        "is no actor of system 'bad'",
                        (system, actor) -> {
                            try (ActorSystem other = ActorSystem.create("other")) {
                                system.stop(other.spawn("o", () -> (m, c) -> {}));
                            }
                        }));
    }

    @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"})
    private static <T> T nothing() {
        return null;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void shouldRefuseWithOneLine(
            String what, Class<? extends Throwable> with, String saying, Use use) {
        ActorRef<String> actor = system.spawn("present", () -> (message, context) -> {});
        Throwable refusal = assertThrows(with, () -> use.of(system, actor));
        String text = String.valueOf(refusal.getMessage());
        assertTrue(text.contains(saying), text);
        assertFalse(text.contains("\n"), text);
        assertStillWorks();
    }

    @Test
    void shouldRefuseToSpawnWhenTheSystemHasStopped() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        system.close();
        assertThrows(SystemStoppedException.class, () -> system.spawn("b", () -> (m, c) -> {}));
        assertEquals(SendOutcome.REJECTED, actor.tell("late"));
        assertTrue(
                system.ask(actor, "late", LONG).toCompletableFuture().isCompletedExceptionally());
        assertEquals(0, system.counts().lost());
    }

    /** What the actor tried when it had the context, and what came of it. */
    private Throwable triedInside(Try attempt) {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        CountDownLatch tried = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                (message, context) -> {
                                    try {
                                        attempt.with(context);
                                    } catch (Throwable e) {
                                        thrown.set(e);
                                    }
                                    tried.countDown();
                                });
        actor.tell("go");
        Await.until(tried);
        Throwable result = thrown.get();
        return result == null ? new AssertionError("nothing was thrown") : result;
    }

    @Test
    void shouldRefuseTheContextToOtherThreadsAndAfterwards() {
        AtomicReference<@Nullable ActorContext<String>> kept = new AtomicReference<>();
        CountDownLatch handled = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    kept.set(context);
                                    handled.countDown();
                                });
        actor.tell("go");
        Await.until(handled);
        Await.quiet(system);
        // Something else must have run since: the last turn's outbox is let go by the next.
        ActorRef<String> other = system.spawn("b", () -> (message, context) -> {});
        other.tell("x");
        Await.allAsleep(system);
        ActorContext<String> context = Objects.requireNonNull(kept.get());
        for (Executable use :
                List.<Executable>of(
                        () -> context.ask(other, "q", LONG, reply -> {}),
                        () -> context.reply("r"),
                        () -> context.watch(other),
                        () -> context.timers(),
                        () -> context.spawn(SpawnOptions.anonymous(), () -> (m, c) -> {}))) {
            assertThrows(IllegalStateException.class, use);
        }
    }

    @Test
    void shouldFailTheActorAndKeepTheWorkerWhenTheStackOverflows() {
        ActorRef<String> deep =
                system.spawn(
                        "deep",
                        () ->
                                new Actor<>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {
                                        onMessage(message, context);
                                    }
                                });
        deep.tell("go");
        Await.until("failed", () -> deep.state() == ActorState.FAILED);
        Await.quiet(system);
        assertEquals(1, system.counts().failed());
        assertStillWorks();
    }

    /** The virtual machine's own error: no heap has an array of that length. */
    @Test
    void shouldFailTheActorAndKeepTheWorkerWhenThereIsNoMemory() {
        AtomicReference<long @Nullable []> room = new AtomicReference<>();
        ActorRef<Integer> greedy =
                system.spawn("greedy", () -> (longs, context) -> room.set(new long[longs]));
        greedy.tell(Integer.MAX_VALUE);
        Await.until("failed", () -> greedy.state() == ActorState.FAILED);
        Await.quiet(system);
        assertEquals(1, system.counts().failed());
        assertNull(room.get());
        assertStillWorks();
    }

    /** For ever is a hundred years: the clock must not be added up to a time that has passed. */
    @Test
    void shouldTakeTimesWithoutAnEnd() {
        Duration ever = ChronoUnit.FOREVER.getDuration();
        Supervision patient =
                Supervision.DEFAULT
                        .withIntensity(3, ever)
                        .withBackoff(new Backoff(Duration.ofMillis(1), ever, 0, ever));
        AtomicInteger handled = new AtomicInteger();
        AtomicReference<@Nullable Object> answer = new AtomicReference<>();
        AskCallback<Object> callback =
                new AskCallback<>() {
                    @Override
                    public void onReply(Object reply) {
                        answer.set(reply);
                    }

                    @Override
                    public void onTimeout() {
                        answer.set("timed out");
                    }
                };
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.named("patient")
                                .withTimeToLive(ever)
                                .withSupervision(patient)
                                .withHealthCheck(new HealthCheck(ever, 1)),
                        () ->
                                (message, context) -> {
                                    handled.incrementAndGet();
                                    context.ask(silent, "anybody?", Long.MAX_VALUE, callback);
                                });
        actor.tell("go", ever);
        Await.until("handled", () -> handled.get() == 1);
        CompletableFuture<Object> outside =
                system.<String, Object>ask(silent, "anybody?", ever).toCompletableFuture();
        Await.quiet(system);
        long sent = system.counts().sent();
        assertStillWorks();
        assertEquals(ActorState.READY, actor.state());
        assertNull(answer.get(), "nobody answers, and no time is over");
        assertFalse(outside.isDone());
        assertTrue(system.counts().sent() - sent < 100, "nothing goes round and round");
        assertEquals(0, system.shutdown(ever).lost());
    }

    @Test
    void shouldHandleAllWhenAThousandThreadsTellAtOnce() throws InterruptedException {
        int threads = 1_000;
        AtomicInteger handled = new AtomicInteger();
        ActorRef<Integer> actor =
                system.spawn("popular", () -> (number, context) -> handled.incrementAndGet());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread =
                    new Thread(
                            null,
                            () -> {
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                actor.tell(number);
                            },
                            "teller-" + i,
                            1 << 16);
            thread.start();
            all.add(thread);
        }
        go.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        Await.quiet(system);
        assertEquals(threads, handled.get());
        assertEquals(threads, system.counts().sent());
    }

    private void assertStillWorks() {
        ActorRef<String> echo =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () -> (message, context) -> context.reply(message));
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    "x", system.<String, String>ask(echo, "x", LONG).toCompletableFuture().join());
        }
    }

    /** Something that is to be refused. */
    @FunctionalInterface
    interface Use {
        void of(ActorSystem system, ActorRef<String> actor) throws Exception;
    }

    /** Something that an actor tries. */
    @FunctionalInterface
    interface Try {
        void with(ActorContext<String> context) throws Exception;
    }
}
