package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
    private static final Duration DRAIN = Await.LIMIT;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldAddUpWhenManyThreadsStormManyActors(int workers) {
        int threads = 4;
        int each = 20_000;
        int actors = 50;
        ActorSystem system = ActorSystem.builder("storm").workers(workers).build();
        AtomicLong handled = new AtomicLong();
        List<ActorRef<Integer>> all = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            int index = i;
            all.add(
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    (hops, context) -> {
                                        handled.incrementAndGet();
                                        if (hops > 0) {
                                            all.get((index * 31 + hops) % actors).tell(hops - 1);
                                        }
                                    }));
        }
        Threads.together(
                threads,
                index -> {
                    try (Sender sender = system.newSender()) {
                        for (int i = 0; i < each; i++) {
                            ActorRef<Integer> to = all.get((index + i) % actors);
                            if (i % 2 == 0) {
                                sender.tell(to, 2);
                            } else {
                                to.tell(2);
                            }
                        }
                    }
                });
        MessageCounts counts = system.shutdown(DRAIN);
        assertEquals(3L * threads * each, counts.sent());
        assertEquals(counts.sent(), counts.settled());
        assertEquals(counts.sent(), counts.handled());
        assertEquals(handled.get(), counts.handled());
        assertEquals(counts, system.shutdown(DRAIN));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldAddUpWhenActorsComeAndGoAndFailInTheStorm(int workers) {
        int threads = 3;
        int each = 5_000;
        ActorSystem system = ActorSystem.builder("churn").workers(workers).build();
        AtomicLong handled = new AtomicLong();
        Threads.together(
                threads,
                index -> {
                    ActorRef<Integer> actor = churner(system, handled);
                    for (int i = 0; i < each; i++) {
                        actor.tell(i);
                        if (i % 50 == 49) {
                            ActorRef<Integer> next = churner(system, handled);
                            actor.tell(-1);
                            actor.tell(0);
                            actor.tell(0);
                            actor = next;
                        }
                        if (i % 70 == 69) {
                            system.stop(actor);
                        }
                    }
                });
        MessageCounts counts = system.shutdown(DRAIN);
        assertEquals(0, counts.lost(), counts::toString);
        assertEquals(handled.get(), counts.handled() + counts.failed());
        assertTrue(counts.deadLetters() > 0, counts::toString);
        assertTrue(counts.failed() > 0, counts::toString);
        assertEquals(
                threads * (1L + each / 50) + 1,
                system.actors(ActorState.TERMINATED) + system.actors(ActorState.FAILED));
    }

    private static ActorRef<Integer> churner(ActorSystem system, AtomicLong handled) {
        return system.spawn(
                SpawnOptions.anonymous(),
                () ->
                        (message, context) -> {
                            handled.incrementAndGet();
                            if (message < 0) {
                                throw new QuietException();
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldAddUpWhenActorsStashAndSetTimersInTheStorm(int workers) {
        int threads = 3;
        int each = 5_000;
        ActorSystem system =
                ActorSystem.builder("stash")
                        .workers(workers)
                        .supervision(Supervision.DEFAULT.withIntensity(60_000, DRAIN))
                        .build();
        AtomicLong handled = new AtomicLong();
        Threads.together(
                threads,
                index -> {
                    ActorRef<Integer> actor = stasher(system, handled);
                    for (int i = 0; i < each; i++) {
                        actor.tell(i);
                        if (i % 400 == 399) {
                            actor.tell(-1);
                            actor.tell(0);
                            actor = stasher(system, handled);
                        }
                    }
                    // What it has stashed would else keep the drain waiting.
                    actor.tell(-1);
                });
        MessageCounts counts = system.shutdown(DRAIN);
        assertEquals(0, counts.lost(), counts::toString);
        assertEquals(handled.get(), counts.handled() + counts.failed(), counts::toString);
        assertTrue(counts.deadLetters() > 0, counts::toString);
        assertTrue(counts.failed() > 0, counts::toString);
    }

    /** Stashes, sets and cancels timers, now and then fails and is restarted, and stops if told. */
    private static ActorRef<Integer> stasher(ActorSystem system, AtomicLong handled) {
        return system.spawn(
                SpawnOptions.anonymous().withRestart(Restart.TRANSIENT).withStash(20),
                () ->
                        (message, context) -> {
                            handled.incrementAndGet();
                            if (message % 3 == 0) {
                                context.stash().stash();
                            } else if (message < 0) {
                                context.stop();
                            } else if (message % 17 == 0) {
                                context.stash().unstashAll();
                            }
                            if (message % 5 == 0) {
                                Duration delay = Duration.ofNanos(message * 1_000L);
                                context.timers().startOnce(message % 7, 1, delay);
                            } else if (message % 11 == 0) {
                                context.timers().cancel(message % 7);
                            }
                            if (message % 100 == 70) {
                                throw new QuietException();
                            }
                        });
    }

    @Test
    void shouldNeverBeNegativeWhenReadInTheStorm() {
        ActorSystem system = ActorSystem.builder("reads").workers(2).build();
        ActorRef<Integer> actor = system.spawn("a", () -> (message, context) -> {});
        AtomicBoolean done = new AtomicBoolean();
        Threads.together(
                2,
                index -> {
                    if (index == 0) {
                        for (int i = 0; i < 100_000; i++) {
                            actor.tell(i);
                        }
                        done.set(true);
                    } else {
                        while (!done.get()) {
                            long lost = system.counts().lost();
                            assertTrue(lost >= 0, () -> "lost " + lost);
                        }
                    }
                });
        assertEquals(0, system.shutdown(DRAIN).lost());
    }

    @Test
    void shouldCountLostWhenMailboxSwallowsOne() {
        ActorSystem system = ActorSystem.builder("swallow").workers(1).build();
        ActorRef<Integer> actor =
                system.spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.swallowing(n -> n == 7)),
                        () -> (message, context) -> {});
        for (int i = 0; i < 10; i++) {
            actor.tell(i);
        }
        MessageCounts counts = system.shutdown(Duration.ZERO);
        assertEquals(10, counts.sent());
        assertEquals(9, counts.settled());
        assertEquals(1, counts.lost());
    }

    @Test
    void shouldCountRejectedApartWhenMailboxRejects() {
        ActorSystem system = ActorSystem.builder("reject").workers(1).build();
        ActorRef<Integer> actor =
                system.spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.rejecting(n -> n % 2 == 0)),
                        () -> (message, context) -> {});
        for (int i = 1; i <= 10; i++) {
            assertEquals(i % 2 == 0 ? SendOutcome.REJECTED : SendOutcome.ACCEPTED, actor.tell(i));
        }
        MessageCounts counts = system.shutdown(DRAIN);
        assertEquals(5, counts.sent());
        assertEquals(5, counts.handled());
        assertEquals(5, counts.rejected());
        assertEquals(0, counts.lost());
    }

    @Test
    void shouldCountRejectedApartWhenAnActorSends() {
        ActorSystem system = ActorSystem.builder("reject").workers(1).build();
        ActorRef<Integer> full =
                system.spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.rejecting(n -> true)),
                        () -> (message, context) -> {});
        CountDownLatch refused = new CountDownLatch(1);
        ActorRef<Integer> sender =
                system.spawn(
                        "s",
                        () ->
                                (message, context) -> {
                                    if (full.tell(message) == SendOutcome.REJECTED) {
                                        refused.countDown();
                                    }
                                });
        sender.tell(1);
        Await.until(refused);
        MessageCounts counts = system.shutdown(DRAIN);
        assertEquals(1, counts.sent());
        assertEquals(1, counts.rejected());
    }

    @Test
    void shouldShowEachDropInTheLiveCountersWhenTheWorkersDoNotKeepUp() {
        Map<String, Long> shown = new HashMap<>();
        CounterSink sink =
                new CounterSink() {
                    @Override
                    public Counter allocate(String label) {
                        return value -> shown.put(label, value);
                    }

                    @Override
                    public void close() {}
                };
        SpawnOptions dropping =
                SpawnOptions.anonymous()
                        .withMailbox(MailboxFactory.bounded(1, Overflow.DROP_NEWEST));
        // More than may wait for a worker to record them.
        int tells = 70_000;
        try (TestSystem test = TestSystem.create(0, builder -> builder.counters(sink))) {
            ActorRef<Integer> full = test.system().spawn(dropping, () -> (message, context) -> {});
            for (int i = 0; i < tells; i++) {
                full.tell(i);
            }
            test.runUntilIdle();
            assertEquals(tells - 1, test.system().counts().dropped());
            assertEquals(
                    tells - 1,
                    shown.getOrDefault(CounterLabels.outcome(0, MessageOutcome.DROPPED), 0L)
                            + shown.getOrDefault(
                                    CounterLabels.outcomeElsewhere(MessageOutcome.DROPPED), 0L));
        }
    }

    @Test
    void shouldSubtractFieldByField() {
        MessageCounts before = new MessageCounts(1, 2, 3, 4, 5, 6, 7, 8);
        MessageCounts after = new MessageCounts(11, 22, 33, 44, 55, 66, 77, 88);
        assertEquals(new MessageCounts(10, 20, 30, 40, 50, 60, 70, 80), after.since(before));
    }

    private static final class QuietException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        QuietException() {
            super("on purpose", null, false, false);
        }
    }
}
