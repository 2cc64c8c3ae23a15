package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellTest {
    private final ActorSystem system = ActorSystem.builder("tell").workers(2).build();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldHandleMessageWhenToldFromOutside() {
        AtomicReference<String> seen = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    seen.set(message);
                                    done.countDown();
                                });

        assertEquals(SendOutcome.ACCEPTED, actor.tell("hello"));

        Await.until(done);
        assertEquals("hello", seen.get());
    }

    @Test
    void shouldKnowSenderOnlyWhenItIsAnActor() {
        ConcurrentLinkedQueue<String> senders = new ConcurrentLinkedQueue<>();
        ActorRef<String> last =
                system.spawn(
                        "last",
                        () ->
                                (message, context) -> {
                                    ActorRef<Object> sender = context.sender();
                                    senders.add(sender == null ? "outside" : sender.name());
                                });
        ActorRef<String> first =
                system.spawn("first", () -> (message, context) -> last.tell(message));

        last.tell("a");
        Await.quiet(system);
        first.tell("b");
        Await.quiet(system);

        assertEquals(List.of("outside", "first"), List.copyOf(senders));
    }

    @Test
    void shouldReplyToSenderWhenAsked() {
        AtomicReference<String> answer = new AtomicReference<>();
        ActorRef<String> echo =
                system.spawn("echo", () -> (message, context) -> context.reply(message + "!"));
        ActorRef<String> caller =
                system.spawn(
                        "caller",
                        () ->
                                (message, context) -> {
                                    if (context.sender() == null) {
                                        echo.tell(message);
                                    } else {
                                        answer.set(message);
                                    }
                                });

        caller.tell("x");

        Await.quiet(system);
        assertEquals("x!", answer.get());
    }

    @Test
    void shouldSendReplyToDeadLettersWhenSenderIsOutside() {
        AtomicReference<SendOutcome> outcome = new AtomicReference<>();
        ActorRef<String> echo =
                system.spawn("echo", () -> (message, context) -> outcome.set(context.reply("y")));

        echo.tell("x");

        Await.quiet(system);
        assertEquals(SendOutcome.DEAD_LETTER, outcome.get());
        assertEquals(1, system.counts().deadLetters());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldKeepOrderOfEachSenderWhenManySendToOne(int workers) {
        int senders = 4;
        int each = 20_000;
        try (ActorSystem many = ActorSystem.builder("order").workers(workers).build()) {
            long[] last = new long[senders];
            AtomicInteger outOfOrder = new AtomicInteger();
            AtomicLong received = new AtomicLong();
            ActorRef<long[]> sink =
                    many.spawn(
                            "sink",
                            () ->
                                    (message, context) -> {
                                        int from = (int) message[0];
                                        if (message[1] != last[from] + 1) {
                                            outOfOrder.incrementAndGet();
                                        }
                                        last[from] = message[1];
                                        received.incrementAndGet();
                                    });
            List<ActorRef<long[]>> relays = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                relays.add(many.spawn("relay" + i, () -> (message, context) -> sink.tell(message)));
            }

            // Half of them directly, half through an actor: what counts is the pair.
            Threads.together(
                    senders,
                    index -> {
                        ActorRef<long[]> to = index % 2 == 0 ? sink : relays.get(index);
                        for (int i = 1; i <= each; i++) {
                            to.tell(new long[] {index, i});
                        }
                    });

            Await.until("all received", () -> received.get() == (long) senders * each);
            assertEquals(0, outOfOrder.get());
        }
    }

    @Test
    void shouldSeeOwnStateWhenTurnsMoveBetweenWorkers() {
        // Plain fields: only the hand-over between turns makes them visible.
        int actors = 64;
        int hops = 200_000;
        AtomicLong wrong = new AtomicLong();
        CountDownLatch done = new CountDownLatch(8);
        List<ActorRef<Integer>> ring = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            int index = i;
            ring.add(
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    new Actor<Integer>() {
                                        private int handled;
                                        private long sum;

                                        @Override
                                        public void onMessage(
                                                Integer left, ActorContext<Integer> context) {
                                            handled++;
                                            sum += 3;
                                            if (sum != 3L * handled) {
                                                wrong.incrementAndGet();
                                            }
                                            if (left == 0) {
                                                done.countDown();
                                            } else {
                                                ring.get((index * 7 + left) % actors)
                                                        .tell(left - 1);
                                            }
                                        }
                                    }));
        }
        for (int token = 0; token < 8; token++) {
            ring.get(token).tell(hops / 8);
        }
        Await.until(done);
        assertEquals(0, wrong.get());
        Await.quiet(system);
        assertEquals(hops + 8, system.counts().handled());
    }

    @Test
    void shouldRefuseNullMessage() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        assertThrows(NullPointerException.class, () -> actor.tell(nothing()));
        assertEquals(0, system.counts().sent());
    }

    @Test
    void shouldFindActorByNameAndGiveNamesBack() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        assertSame(actor, system.lookup("a"));
        assertSame(actor, system.lookup(new StringBuilder("a")));
        assertNull(system.lookup("b"));
        assertThrows(
                NameTakenException.class,
                () ->
                        system.spawn(
                                "a", () -> (String message, ActorContext<String> context) -> {}));

        system.stop(actor);
        Await.until("the name is free", () -> system.lookup("a") == null);

        ActorRef<String> again = system.spawn("a", () -> (message, context) -> {});
        assertNotEquals(actor.id(), again.id());
        assertSame(again, system.lookup("a"));
    }

    @Test
    void shouldCallItByNumberWhenSpawnedWithoutName() {
        ActorRef<String> actor =
                system.spawn(SpawnOptions.anonymous(), () -> (message, context) -> {});
        assertEquals("#" + actor.id(), actor.name());
        assertNull(system.lookup(actor.name()));
    }

    @Test
    void shouldSpawnFromInsideAnActor() {
        AtomicReference<String> seen = new AtomicReference<>();
        ActorRef<String> parent =
                system.spawn(
                        "parent",
                        () ->
                                (message, context) -> {
                                    ActorRef<String> child =
                                            context.spawn(
                                                    SpawnOptions.named("child"),
                                                    () -> (m, c) -> seen.set(m));
                                    child.tell(message);
                                });
        parent.tell("x");
        Await.until("child told", () -> "x".equals(seen.get()));
        assertEquals("child", Objects.requireNonNull(system.lookup("child")).name());
    }

    @Test
    void shouldCountActorsByStateWhenTheyComeAndGo() {
        Await.until("started", () -> system.actors(ActorState.STARTING) == 0);
        long before = system.actors(ActorState.READY);
        assertEquals(0, system.actors(ActorState.TERMINATED));
        List<ActorRef<String>> actors = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            actors.add(system.spawn("a" + i, () -> (message, context) -> {}));
        }
        Await.until("all ready", () -> system.actors(ActorState.READY) == before + 10);
        actors.forEach(system::stop);
        Await.until("all stopped", () -> system.actors(ActorState.TERMINATED) == 10);
        assertEquals(before, system.actors(ActorState.READY));
    }

    @Test
    void shouldNotLeakNameWhenFactoryThrows() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        system.spawn(
                                "a",
                                () -> {
                                    throw new IllegalStateException("no");
                                }));
        system.spawn("a", () -> (String message, ActorContext<String> context) -> {});
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
