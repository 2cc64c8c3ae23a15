package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatcherTest {
    private final RecordingTap tap = new RecordingTap();
    private final ActorSystem system =
            ActorSystem.builder("dispatchers").workers(1).tap(tap).build();

    @AfterEach
    void close() {
        system.close();
    }

    private static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    private static SpawnOptions on(Dispatcher dispatcher) {
        return SpawnOptions.anonymous().withDispatcher(dispatcher);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHandleRecordAndCountAllWhereverItRuns(Dispatcher dispatcher) {
        if (dispatcher == Dispatcher.VIRTUAL && !hasVirtualThreads()) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> system.spawn(on(dispatcher), () -> (message, context) -> {}));
            return;
        }
        List<Integer> order = new CopyOnWriteArrayList<>();
        ActorRef<Integer> actor =
                system.spawn(
                        on(dispatcher),
                        () ->
                                (number, context) -> {
                                    order.add(number);
                                    context.reply(number);
                                });
        ActorRef<Integer> asker =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                new Actor<>() {
                                    private int answered;

                                    @Override
                                    public void onMessage(
                                            Integer count, ActorContext<Integer> context) {
                                        for (int i = 0; i < count; i++) {
                                            context.ask(
                                                    actor,
                                                    i,
                                                    Duration.ofSeconds(10),
                                                    (AskCallback<Integer>)
                                                            reply -> {
                                                                assertEquals(answered++, reply);
                                                                order.add(-1);
                                                            });
                                        }
                                    }
                                });
        asker.tell(100);
        Await.until("all answered", () -> order.stream().filter(i -> i < 0).count() == 100);
        Await.quiet(system);
        MessageCounts counts = system.shutdown(Duration.ofSeconds(5));
        assertEquals(0, counts.lost());
        assertEquals(201, counts.handled());
        assertEquals(201, tap.entries().size());
        assertEquals(0, counts.failed());
        assertEquals(
                List.copyOf(java.util.stream.IntStream.range(0, 100).boxed().toList()),
                order.stream().filter(i -> i >= 0).toList());
    }

    @Test
    void shouldGiveEachPinnedActorItsThreadAndUseItAgain() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        List<ActorRef<String>> pinned =
                List.of(
                        system.spawn(on(Dispatcher.PINNED), () -> noter(threads, both)),
                        system.spawn(on(Dispatcher.PINNED), () -> noter(threads, both)));
        pinned.forEach(actor -> actor.tell("a"));
        Await.until(both);
        assertEquals(Set.of("dispatchers-pinned-0", "dispatchers-pinned-1"), threads);
        pinned.forEach(system::stop);
        pinned.forEach(actor -> Await.until("stopped", () -> actor.state().isFinal()));
        Set<String> again = ConcurrentHashMap.newKeySet();
        Await.until(
                "the thread of one that has ended is used again",
                () -> {
                    // Its thread is free a moment after it has ended.
                    CountDownLatch third = new CountDownLatch(1);
                    ActorRef<String> next =
                            system.spawn(on(Dispatcher.PINNED), () -> noter(again, third));
                    next.tell("b");
                    Await.until(third);
                    return again.removeAll(threads);
                });
        assertEquals(SendOutcome.DEAD_LETTER, pinned.get(0).tell("late"));
        Await.quiet(system);
        assertEquals(1, system.counts().deadLetters());
    }

    private static Actor<String> noter(Set<String> threads, CountDownLatch latch) {
        return (message, context) -> {
            threads.add(Thread.currentThread().getName());
            assertEquals(-1, context.worker());
            latch.countDown();
        };
    }

    @Test
    void shouldRunPoolActorsInThePoolWhenAPinnedOneWakesThem() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch handled = new CountDownLatch(1);
        ActorRef<String> pooled =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                (message, context) -> {
                                    threads.add(Thread.currentThread().getName());
                                    handled.countDown();
                                });
        ActorRef<String> pinned =
                system.spawn(
                        on(Dispatcher.PINNED), () -> (message, context) -> pooled.tell(message));
        pinned.tell("a");
        Await.until(handled);
        assertEquals(Set.of("dispatchers-worker-0"), threads);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void shouldHoldUpNobodyWhenManyActorsBlockOnVirtualThreads() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            system.<String>spawn(
                            on(Dispatcher.VIRTUAL),
                            () ->
                                    (message, context) -> {
                                        blocked.countDown();
                                        release.await();
                                    })
                    .tell("block");
        }
        Await.until(blocked);
        CountDownLatch handled = new CountDownLatch(1);
        ActorRef<String> pooled =
                system.spawn(
                        SpawnOptions.anonymous(), () -> (message, context) -> handled.countDown());
        pooled.tell("a");
        Await.until(handled);
        release.countDown();
        Await.quiet(system);
        assertEquals(101, system.counts().handled());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void shouldInterruptVirtualThreadsThatBlockWhenTheSystemEnds() {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        on(Dispatcher.VIRTUAL),
                        () ->
                                (message, context) -> {
                                    blocked.countDown();
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        interrupted.countDown();
                                    }
                                });
        actor.tell("block");
        Await.until(blocked);
        MessageCounts counts = system.shutdown(Duration.ZERO);
        Await.until(interrupted);
        assertEquals(0, counts.lost());
        assertNotEquals(ActorState.READY, actor.state());
        assertTrue(actor.state().isFinal());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void shouldFireTimersOfVirtualThreadsWhileThePoolRests() {
        // Without a tap: records that are left to the pool would wake it by the way.
        try (ActorSystem unrecorded = ActorSystem.builder("resting").workers(1).build()) {
            Await.allAsleep(unrecorded);
            Await.until(startTimerOnVirtualThread(unrecorded));
        }
    }

    /** What is returned is let go when it fires. */
    private static CountDownLatch startTimerOnVirtualThread(ActorSystem system) {
        CountDownLatch fired = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        on(Dispatcher.VIRTUAL),
                        () ->
                                (message, context) -> {
                                    if (message.equals("start")) {
                                        context.timers()
                                                .startOnce("t", "tick", Duration.ofMillis(5));
                                    } else {
                                        fired.countDown();
                                    }
                                });
        actor.tell("start");
        return fired;
    }

    /** Keeps its worker until it is released. */
    private record Hold(CountDownLatch entered, CountDownLatch release) {}

    /** The timer is on the wheel of the worker that is held; the other has to be woken for it. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void shouldFireTimersOfVirtualThreadsWhileOneWorkerIsHeldAndTheOtherRests() {
        try (ActorSystem unrecorded = ActorSystem.builder("held").workers(2).build()) {
            Hold hold = holdFirstWorker(unrecorded);
            try {
                Await.until(startTimerOnVirtualThread(unrecorded));
            } finally {
                hold.release.countDown();
            }
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void shouldRecordWhatVirtualThreadsLeaveWhileOneWorkerIsHeldAndTheOtherRests() {
        RecordingTap recorded = new RecordingTap();
        try (ActorSystem held = ActorSystem.builder("held").workers(2).tap(recorded).build()) {
            Hold hold = holdFirstWorker(held);
            ActorRef<String> actor =
                    held.spawn(on(Dispatcher.VIRTUAL), () -> (message, context) -> {});
            actor.tell("for the record");
            try {
                Await.until(
                        "recorded",
                        () ->
                                recorded.entries().stream()
                                        .anyMatch(each -> "for the record".equals(each.message())));
            } finally {
                hold.release.countDown();
            }
        }
    }

    /** When it returns the first worker is in a handler, and the other asleep without a limit. */
    private static Hold holdFirstWorker(ActorSystem system) {
        for (int tries = 0; tries < 10_000; tries++) {
            AtomicInteger worker = new AtomicInteger(-1);
            ActorRef<Hold> actor =
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    (hold, context) -> {
                                        worker.set(context.worker());
                                        hold.entered.countDown();
                                        Await.until(hold.release);
                                    });
            Hold probe = new Hold(new CountDownLatch(1), new CountDownLatch(0));
            actor.tell(probe);
            Await.until(probe.entered);
            if (worker.get() == 0) {
                Await.allAsleep(system);
                Hold hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
                actor.tell(hold);
                Await.until(hold.entered);
                return hold;
            }
        }
        throw new AssertionError("the first worker got no turn");
    }
}
