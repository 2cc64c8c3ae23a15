package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Asks from inside an actor that are not answered in time, or not at all. */
class AskTimeoutTest extends AskFixture {
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
                                    Threads.spin(SHORT.multipliedBy(10));
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
        ActorRef<String> slow = slow(reply, "late");
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
        ActorRef<String> slow = slow(reply, "at last");
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
}
