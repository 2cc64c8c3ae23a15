package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.Threads;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {
    private static final Duration DRAIN = Await.LIMIT;
    private static final long SHORT_GRACE_MILLIS = 50;

    private static void awaitClosedDoors(ActorSystem system) {
        Await.until("no longer accepting", () -> !((LocalActorSystem) system).accepting());
    }

    private static void awaitStopRaised(ActorRef<?> actor) {
        Await.until("stop raised", () -> (ActorCell.of(actor).control() & Schedulable.STOP) != 0);
    }

    @Test
    void shouldHandleWhatWaitsWhenGivenTimeToDrain() {
        ActorSystem system = ActorSystem.builder("drain").workers(2).build();
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<Integer> last = system.spawn("last", () -> (message, context) -> {});
        ActorRef<Integer> first =
                system.spawn(
                        "first",
                        () ->
                                (message, context) -> {
                                    Await.until(go);
                                    last.tell(message);
                                });
        for (int i = 0; i < 1_000; i++) {
            first.tell(i);
        }
        Threads.together(
                2,
                index -> {
                    if (index == 0) {
                        MessageCounts counts = system.shutdown(DRAIN);
                        assertEquals(2_000, counts.handled(), counts::toString);
                        assertEquals(2_000, counts.sent());
                    } else {
                        awaitClosedDoors(system);
                        assertEquals(SendOutcome.REJECTED, first.tell(0));
                        assertThrows(
                                SystemStoppedException.class,
                                () -> system.<Object>spawn("x", () -> (message, context) -> {}));
                        go.countDown();
                    }
                });
        assertEquals(0, Threads.workersOf(system).size());
    }

    @Test
    void shouldCountPendingWhenGivenNoTimeToDrain() {
        RecordingTap tap = new RecordingTap();
        ActorSystem system = ActorSystem.builder("pending").workers(1).tap(tap).build();
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<Integer> other = system.spawn("other", () -> (message, context) -> {});
        Await.until("started", () -> other.state() == ActorState.READY);
        ActorRef<Integer> blocker =
                system.spawn("blocker", () -> (message, context) -> Await.until(go));
        blocker.tell(0);
        Await.until("the worker is held", () -> blocker.backlog() == 0);
        for (int i = 0; i < 10; i++) {
            other.tell(i);
        }
        Threads.together(
                2,
                index -> {
                    if (index == 0) {
                        MessageCounts counts = system.shutdown(Duration.ZERO);
                        assertEquals(11, counts.sent());
                        assertEquals(1, counts.handled());
                        assertEquals(10, counts.pending());
                        assertEquals(0, counts.lost());
                    } else {
                        awaitStopRaised(other);
                        go.countDown();
                    }
                });
        assertEquals(10, tap.entries(MessageOutcome.PENDING).size());
        assertTrue(tap.closedInOrder());
    }

    @Test
    void shouldRunStopHooksOfAllWhenShutDown() {
        AtomicInteger stopped = new AtomicInteger();
        ActorSystem system = ActorSystem.builder("hooks").workers(2).build();
        for (int i = 0; i < 100; i++) {
            system.spawn(SpawnOptions.anonymous(), () -> new CountingStops(stopped));
        }
        system.shutdown(Duration.ZERO);
        assertEquals(100, stopped.get());
        assertEquals(101, system.actors(ActorState.TERMINATED));
    }

    @Test
    void shouldRefuseWhenAnActorWantsToEndItsOwnSystem() throws Exception {
        ActorSystem system = ActorSystem.builder("own").workers(2).build();
        CompletableFuture<Object> thrown = new CompletableFuture<>();
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    Await.until(go);
                                    try {
                                        context.system().shutdown(Duration.ZERO);
                                        thrown.complete("nothing");
                                    } catch (IllegalStateException e) {
                                        thrown.complete(e);
                                    }
                                });
        actor.tell("x");
        Await.until("being handled", () -> actor.backlog() == 0);
        Threads.together(
                2,
                index -> {
                    if (index == 0) {
                        assertEquals(1, system.shutdown(DRAIN).handled());
                    } else {
                        // While another thread is ending it already.
                        awaitClosedDoors(system);
                        go.countDown();
                    }
                });
        assertInstanceOf(IllegalStateException.class, thrown.get());
    }

    @Test
    void shouldLetAnActorEndAnotherSystem() {
        ActorSystem other = ActorSystem.builder("other").workers(1).build();
        try (ActorSystem system = ActorSystem.builder("one").workers(1).build()) {
            CountDownLatch done = new CountDownLatch(1);
            ActorRef<String> actor =
                    system.spawn(
                            "a",
                            () ->
                                    (message, context) -> {
                                        other.close();
                                        done.countDown();
                                    });
            actor.tell("x");
            Await.until(done);
            assertEquals(0, Threads.workersOf(other).size());
        }
    }

    @Test
    void shouldEndInGoodOrderWhenCallerIsInterrupted() {
        RecordingTap tap = new RecordingTap();
        ActorSystem system = ActorSystem.builder("interrupted").workers(2).tap(tap).build();
        ActorRef<Integer> actor = system.spawn("a", () -> (message, context) -> {});
        for (int i = 0; i < 1_000; i++) {
            actor.tell(i);
        }
        Thread.currentThread().interrupt();
        MessageCounts counts;
        boolean interrupted;
        try {
            counts = system.shutdown(DRAIN);
        } finally {
            interrupted = Thread.interrupted();
        }
        assertTrue(interrupted, "the interrupt is still there");
        assertEquals(1_000, counts.handled());
        assertTrue(tap.closedInOrder());
    }

    @Test
    void shouldInterruptHandlerWhenItDoesNotEndInTime() {
        RecordingTap tap = new RecordingTap();
        ActorSystem system = ActorSystem.builder("grace").workers(1).tap(tap).build();
        CountDownLatch never = new CountDownLatch(1);
        ActorRef<Integer> blocked =
                system.spawn("blocked", () -> (message, context) -> never.await());
        ActorRef<Integer> behind = system.spawn("behind", () -> (message, context) -> {});
        blocked.tell(0);
        behind.tell(0);
        Await.until("being handled", () -> blocked.backlog() == 0);
        CompletableFuture<Object> asked =
                system.<Integer, Object>ask(behind, 1, DRAIN).toCompletableFuture();

        MessageCounts counts =
                new Shutdown((LocalActorSystem) system, SHORT_GRACE_MILLIS).run(Duration.ZERO);

        assertEquals(ActorState.FAILED, blocked.state());
        assertEquals(ActorState.TERMINATED, behind.state());
        assertEquals(3, counts.sent(), counts::toString);
        assertEquals(0, counts.lost(), counts::toString);
        assertTrue(tap.closedInOrder());
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class,
                        () -> asked.get(10, TimeUnit.SECONDS),
                        "the ask was not left alone");
        assertInstanceOf(SystemStoppedException.class, failed.getCause());
    }

    /** That it sends is no sign that the end gets on. */
    @Test
    void shouldInterruptHandlerThatKeepsSending() {
        ActorSystem system = ActorSystem.builder("talker").workers(2).build();
        // What it holds has to be settled within the grace of the end, on any machine.
        ActorRef<Integer> listener =
                system.spawn(
                        SpawnOptions.named("listener")
                                .withMailbox(MailboxFactory.bounded(1_000, Overflow.REJECT)),
                        () -> (message, context) -> {});
        ActorRef<Integer> talker =
                system.spawn(
                        "talker",
                        () ->
                                (message, context) -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        listener.tell(message);
                                    }
                                });
        talker.tell(0);
        Await.until("being handled", () -> talker.backlog() == 0);

        Shutdown shutdown = new Shutdown((LocalActorSystem) system, SHORT_GRACE_MILLIS);
        CompletableFuture<MessageCounts> ended =
                CompletableFuture.supplyAsync(() -> shutdown.run(Duration.ZERO));
        Await.until("ended", ended::isDone);
        assertEquals(0, ended.join().lost());
        assertEquals(0, Threads.workersOf(system).size());
    }

    @Test
    void shouldLeavePortsOpenWhenHandlerIgnoresInterrupt() {
        RecordingTap tap = new RecordingTap();
        ActorSystem system = ActorSystem.builder("deaf").workers(2).tap(tap).build();
        CountDownLatch release = new CountDownLatch(1);
        ActorRef<Integer> deaf =
                system.spawn(
                        "deaf",
                        () ->
                                (message, context) -> {
                                    while (release.getCount() > 0) {
                                        Thread.onSpinWait();
                                    }
                                });
        deaf.tell(0);
        Await.until("being handled", () -> deaf.backlog() == 0);
        deaf.tell(1);

        MessageCounts counts =
                new Shutdown((LocalActorSystem) system, SHORT_GRACE_MILLIS).run(Duration.ZERO);

        assertEquals(2, counts.lost(), "one being handled, one behind it");
        assertFalse(tap.isClosed());
        release.countDown();
        Await.until("the worker ends", () -> Threads.workersOf(system).isEmpty());
        assertEquals(0, system.counts().lost());
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldNotWaitForTheGraceWhenTheLastEndsBetweenTwoLooks() {
        try (ActorSystem system = ActorSystem.builder("looks").workers(1).build()) {
            Workforce workforce = ((LocalActorSystem) system).workforce();
            AtomicInteger looks = new AtomicInteger();
            Shutdown.awaitProgress(
                    workforce, () -> looks.incrementAndGet() > 1, () -> 0, Long.MAX_VALUE / 2);
            assertTrue(looks.get() > 1);
        }
    }

    /** An actor that never ends and sends all the while. */
    @Test
    void shouldNotWaitAnyMoreWhenWhatRemainsOnlyGoesUpAndDown() {
        try (ActorSystem system = ActorSystem.builder("swings").workers(1).build()) {
            AtomicInteger looks = new AtomicInteger();
            Shutdown.awaitProgress(
                    ((LocalActorSystem) system).workforce(),
                    () -> looks.get() > 100,
                    () -> 5 - looks.getAndIncrement() % 2,
                    0);
            assertTrue(looks.get() < 10, looks::toString);
        }
    }

    @Test
    void shouldReturnSameCountsWhenManyShutDown() {
        ActorSystem system = ActorSystem.builder("many").workers(2).build();
        ActorRef<Integer> actor = system.spawn("a", () -> (message, context) -> {});
        actor.tell(1);
        List<MessageCounts> results = new ArrayList<>();
        Threads.together(
                4,
                index -> {
                    MessageCounts counts = system.shutdown(DRAIN);
                    synchronized (results) {
                        results.add(counts);
                    }
                });
        assertEquals(4, results.size());
        assertEquals(1, results.stream().distinct().count());
    }
}
