package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asks from inside an actor. */
class AskTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(2);

    private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> deadLetters = new ConcurrentLinkedQueue<>();
    private final ActorSystem system =
            ActorSystem.builder("ask")
                    .workers(2)
                    .deadLetters(letter -> deadLetters.add("" + letter.message()))
                    .build();

    @AfterEach
    void close() {
        system.close();
    }

    /** Notes what it is called with. */
    private final class Noting implements AskCallback<String> {
        @Override
        public void onReply(String reply) {
            events.add(reply);
        }

        @Override
        public void onTimeout() {
            events.add("timeout");
        }
    }

    private ActorRef<String> echo() {
        return system.spawn("echo", () -> (message, context) -> context.reply(message + "!"));
    }

    private ActorRef<String> asker(ActorRef<String> target, Duration timeout) {
        return asker(SpawnOptions.named("asker"), target, timeout);
    }

    private ActorRef<String> asker(
            SpawnOptions options, ActorRef<String> target, Duration timeout) {
        Noting callback = new Noting();
        return system.spawn(
                options,
                () ->
                        (message, context) -> {
                            SendOutcome outcome = context.ask(target, message, timeout, callback);
                            if (outcome != SendOutcome.ACCEPTED) {
                                events.add(outcome.toString());
                            }
                        });
    }

    private void events(String... expected) {
        Await.until(
                List.of(expected) + " but has " + events,
                () -> List.copyOf(events).equals(List.of(expected)));
    }

    @Test
    void shouldCallBackInAskersTurnWhenReplied() {
        AtomicReference<Thread> turn = new AtomicReference<>();
        ActorRef<String> echo = echo();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        context.<String, String>ask(
                                                echo,
                                                message,
                                                LONG,
                                                reply -> {
                                                    turn.set(Thread.currentThread());
                                                    events.add(
                                                            reply + " from " + senderOf(context));
                                                }));
        asker.tell("a");
        events("a! from echo");
        assertTrue(Objects.requireNonNull(turn.get()).getName().startsWith("ask-worker-"));
        Await.quiet(system);
        assertEquals(3, system.counts().handled());
    }

    private static String senderOf(ActorContext<?> context) {
        ActorRef<Object> sender = context.sender();
        return sender == null ? "nobody" : sender.name();
    }

    @Test
    void shouldCallOnTimeoutOnceWhenNobodyReplies() {
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        asker(silent, SHORT).tell("a");
        events("timeout");
        Await.quiet(system);
        // The question, what made it ask, and the timer.
        assertEquals(3, system.counts().handled());
    }

    @Test
    void shouldTimeOutNoEarlierWhenTheHandlerHasWaitedBeforeItAsked() {
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        AtomicLong askedAt = new AtomicLong();
        AtomicLong timedOutAt = new AtomicLong();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    long from = System.nanoTime();
                                    while (System.nanoTime() - from < 10 * SHORT.toNanos()) {
                                        Thread.onSpinWait();
                                    }
                                    askedAt.set(System.nanoTime());
                                    context.ask(
                                            silent,
                                            message,
                                            SHORT,
                                            new AskCallback<String>() {
                                                @Override
                                                public void onReply(String reply) {}

                                                @Override
                                                public void onTimeout() {
                                                    timedOutAt.set(System.nanoTime());
                                                }
                                            });
                                });
        asker.tell("a");
        Await.until("timed out", () -> timedOutAt.get() != 0);
        long waited = timedOutAt.get() - askedAt.get();
        assertTrue(waited >= SHORT.toNanos(), () -> "after " + waited + " ns");
    }

    @Test
    void shouldCountLateReplyAsDeadLetterWhenTimedOut() {
        CountDownLatch reply = new CountDownLatch(1);
        ActorRef<String> slow =
                system.spawn(
                        "slow",
                        () ->
                                (message, context) -> {
                                    Await.until(reply);
                                    context.reply("late");
                                });
        asker(slow, SHORT).tell("a");
        events("timeout");
        reply.countDown();
        Await.quiet(system);
        events("timeout");
        assertEquals(List.of("late"), List.copyOf(deadLetters));
        assertEquals(1, system.counts().deadLetters());
    }

    @Test
    void shouldNotDeliverLateReplyToTheNextAskWhenSlotIsUsedAgain() {
        CountDownLatch reply = new CountDownLatch(1);
        ActorRef<String> slow =
                system.spawn(
                        "slow",
                        () ->
                                (message, context) -> {
                                    if (message.equals("first")) {
                                        Await.until(reply);
                                        context.reply("late");
                                    } else {
                                        context.reply("second!");
                                    }
                                });
        Noting callback = new Noting();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        context.ask(
                                                slow,
                                                message,
                                                message.equals("first") ? SHORT : LONG,
                                                callback));
        asker.tell("first");
        events("timeout");
        // Takes the same slot; its question waits behind the first one.
        asker.tell("second");
        Await.until("asked", () -> slow.backlog() == 1);
        reply.countDown();
        events("timeout", "second!");
        Await.quiet(system);
        assertEquals(List.of("late"), List.copyOf(deadLetters));
    }

    @Test
    void shouldCountSecondReplyAsDeadLetterWhenTargetRepliesTwice() {
        ActorRef<String> twice =
                system.spawn(
                        "twice",
                        () ->
                                (message, context) -> {
                                    context.reply("1");
                                    context.reply("2");
                                });
        asker(twice, LONG).tell("a");
        events("1");
        Await.quiet(system);
        assertEquals(List.of("2"), List.copyOf(deadLetters));
    }

    @Test
    void shouldMatchRepliesWhenManyAsksArePending() {
        int asks = 100;
        AtomicInteger matched = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<Integer> doubles =
                system.spawn(
                        "doubles",
                        () ->
                                (message, context) -> {
                                    Await.until(go);
                                    context.reply(2 * message);
                                });
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    for (int i = 0; i < asks; i++) {
                                        int asked = i;
                                        context.<Integer, Integer>ask(
                                                doubles,
                                                i,
                                                LONG,
                                                reply -> {
                                                    if (reply == 2 * asked) {
                                                        matched.incrementAndGet();
                                                    }
                                                });
                                    }
                                    go.countDown();
                                });
        asker.tell("a");
        Await.until("all matched", () -> matched.get() == asks);
    }

    @Test
    void shouldTimeOutEachWhenManyAsksArePending() {
        int asks = 1_000;
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        AtomicInteger timeouts = new AtomicInteger();
        AskCallback<String> callback =
                new AskCallback<>() {
                    @Override
                    public void onReply(String reply) {
                        events.add(reply);
                    }

                    @Override
                    public void onTimeout() {
                        timeouts.incrementAndGet();
                    }
                };
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    for (int i = 0; i < asks; i++) {
                                        // Later asks are earlier due, so every one needs a timer.
                                        context.ask(
                                                silent,
                                                message,
                                                SHORT.toNanos() * 10 - i * 1_000,
                                                callback);
                                    }
                                });
        asker.tell("a");
        Await.until("all timed out", () -> timeouts.get() == asks);
        Await.quiet(system);
        assertEquals(asks, timeouts.get());
        assertTrue(events.isEmpty());
    }

    @Test
    void shouldUseOneCallbackForManyAsks() {
        ActorRef<String> asker = asker(echo(), LONG);
        asker.tell("a");
        asker.tell("b");
        asker.tell("c");
        events("a!", "b!", "c!");
    }

    @Test
    void shouldNotKeepCallbackWhenTargetHasStopped() {
        ActorRef<String> stopped = system.spawn("stopped", () -> (message, context) -> {});
        system.stop(stopped);
        Await.until("stopped", () -> stopped.state() == ActorState.TERMINATED);
        ActorRef<String> asker = asker(stopped, SHORT);
        asker.tell("a");
        events("DEAD_LETTER");
        Await.quiet(system);
        assertEquals(List.of("a"), List.copyOf(deadLetters));
        // A callback that was kept would come with its timer before this one's.
        asker(
                        SpawnOptions.anonymous(),
                        system.spawn("silent", () -> (m, c) -> {}),
                        SHORT.plus(SHORT))
                .tell("b");
        events("DEAD_LETTER", "timeout");
    }

    @Test
    void shouldNotKeepCallbackWhenMailboxRejects() {
        ActorRef<String> full =
                system.spawn(
                        SpawnOptions.named("full").withMailbox(Mailboxes.rejecting(offer -> true)),
                        () -> (message, context) -> {});
        asker(full, SHORT).tell("a");
        events("REJECTED");
        Await.quiet(system);
        assertEquals(1, system.counts().rejected());
    }

    @Test
    void shouldCallBackWhenActorAsksItself() {
        ActorRef<String> self =
                system.spawn(
                        "self",
                        () ->
                                (message, context) -> {
                                    if (message.equals("start")) {
                                        context.<String, String>ask(
                                                context.self(), "question", LONG, events::add);
                                    } else {
                                        context.reply("answer");
                                    }
                                });
        self.tell("start");
        events("answer");
    }

    @Test
    void shouldFailAskerWhenCallbackThrows() {
        ActorRef<String> echo = echo();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        context.<String, String>ask(
                                                echo,
                                                message,
                                                LONG,
                                                reply -> {
                                                    throw new IllegalStateException(reply);
                                                }));
        asker.tell("a");
        Await.until("failed", () -> asker.state() == ActorState.FAILED);
        Await.quiet(system);
        assertEquals(1, system.counts().failed());
    }

    @Test
    void shouldForgetAsksWhenAskerStops() {
        CountDownLatch reply = new CountDownLatch(1);
        ActorRef<String> slow =
                system.spawn(
                        "slow",
                        () ->
                                (message, context) -> {
                                    Await.until(reply);
                                    context.reply("late");
                                });
        ActorRef<String> asker = asker(slow, LONG);
        asker.tell("a");
        Await.until("asked", () -> system.counts().handled() == 1);
        system.stop(asker);
        Await.until("stopped", () -> asker.state() == ActorState.TERMINATED);
        reply.countDown();
        Await.quiet(system);
        assertTrue(events.isEmpty());
        assertEquals(List.of("late"), List.copyOf(deadLetters));
    }

    @Test
    void shouldStillTimeOutWhenMailboxIsFull() {
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        // The first offer is the message that makes it ask.
        SpawnOptions options =
                SpawnOptions.named("asker").withMailbox(Mailboxes.rejecting(offer -> offer > 1));
        asker(options, silent, SHORT).tell("a");
        events("timeout");
    }

    @Test
    void shouldWaitWhenTimeoutIsAsLongAsCanBe() {
        CountDownLatch reply = new CountDownLatch(1);
        ActorRef<String> slow =
                system.spawn(
                        "slow",
                        () ->
                                (message, context) -> {
                                    Await.until(reply);
                                    context.reply("at last");
                                });
        Noting callback = new Noting();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    if (message.equals("forever")) {
                                        context.ask(slow, message, Long.MAX_VALUE, callback);
                                    } else {
                                        context.ask(slow, message, SHORT, callback);
                                    }
                                });
        asker.tell("forever");
        asker.tell("short");
        events("timeout");
        reply.countDown();
        events("timeout", "at last");
    }

    @Test
    void shouldRefuseTimeoutWhenItIsNotPositive() {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        ActorRef<String> echo = echo();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        thrown.set(
                                                assertThrows(
                                                        IllegalArgumentException.class,
                                                        () ->
                                                                context.ask(
                                                                        echo,
                                                                        message,
                                                                        0,
                                                                        new Noting()))));
        asker.tell("a");
        Await.until("refused", () -> thrown.get() != null);
    }

    @Test
    void shouldRefuseActorsOfAnotherSystem() {
        try (ActorSystem other = ActorSystem.builder("other").workers(1).build()) {
            ActorRef<String> foreign = other.spawn("foreign", () -> (message, context) -> {});
            AtomicInteger refused = new AtomicInteger();
            ActorRef<String> asker =
                    system.spawn(
                            "asker",
                            () ->
                                    (message, context) -> {
                                        assertThrows(
                                                IllegalArgumentException.class,
                                                () ->
                                                        context.ask(
                                                                foreign,
                                                                message,
                                                                LONG,
                                                                new Noting()));
                                        refused.incrementAndGet();
                                        assertThrows(
                                                IllegalArgumentException.class,
                                                () -> context.startOperation(foreign, message, 0));
                                        refused.incrementAndGet();
                                    });
            asker.tell("a");
            Await.until("both refused", () -> refused.get() == 2);
            assertThrows(IllegalArgumentException.class, () -> system.stop(foreign));
            assertThrows(IllegalArgumentException.class, () -> system.ask(foreign, "a", LONG));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> system.<String>topic("t").subscribe(foreign));
            // To tell is allowed: the other system counts it as from outside.
            foreign.tell("x");
            Await.quiet(other);
            assertEquals(1, other.counts().handled());
        }
    }

    @Test
    void shouldReachTheHandlerWhenAReplyIsForwarded() {
        ActorRef<String> echo = echo();
        ActorRef<String> target =
                system.spawn("target", () -> (message, context) -> events.add(message));
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    AskCallback<String> callback =
                                            reply -> context.forward(target, reply);
                                    context.ask(echo, message, LONG, callback);
                                });
        asker.tell("q");
        Await.until("forwarded", () -> events.size() + deadLetters.size() == 1);
        assertEquals(List.of("q!"), List.copyOf(events));
    }
}
