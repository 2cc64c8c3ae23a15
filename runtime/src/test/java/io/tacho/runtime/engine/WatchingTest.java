package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.WatchdogOptions;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A timer waits behind a handler: some other worker has to look, for however long that takes. */
class WatchingTest {
    private static final int WORKERS = 3;

    /** More than before a worker rests that sees all others rest. */
    private static final int MANY_LOOKS = 50;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final SchedulingOptions NO_SPINNING =
            new SchedulingOptions(64, 50_000, 61, HOUR.toNanos() / 2, 0, 0);

    /** By how much the clock of the system is ahead, ns. */
    private final AtomicLong ahead = new AtomicLong();

    private final AtomicIntegerArray looks = new AtomicIntegerArray(WORKERS);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch fired = new CountDownLatch(1);
    private final LocalActorSystem system =
            new LocalActorSystem(
                    ActorSystem.builder("watching")
                            .workers(WORKERS)
                            .scheduling(NO_SPINNING)
                            .watchdog(new WatchdogOptions(Duration.ofDays(1), Duration.ofDays(1)))
                            .options(),
                    new Surroundings(
                            this::look,
                            new SplittableRandom(1),
                            1,
                            made -> new ThreadedWorkforce(made, WORKERS),
                            Delivery.TO_MAILBOXES));

    @AfterEach
    void close() {
        release.countDown();
        system.close();
    }

    private long look() {
        if (Thread.currentThread() instanceof Worker worker) {
            looks.incrementAndGet(worker.index());
        }
        return System.nanoTime() + ahead.get();
    }

    private Worker worker(int index) {
        return ((ThreadedWorkforce) system.workforce()).allWorkers().get(index);
    }

    private ActorRef<String> waiterAt(int index) {
        ActorRef<String> waiter;
        do {
            waiter =
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    (message, context) -> {
                                        if (message.equals("timer")) {
                                            context.timers().startOnce("k", "late", HOUR);
                                        } else if (message.equals("late")) {
                                            fired.countDown();
                                        } else {
                                            release.await();
                                        }
                                    });
        } while (ActorCell.of(waiter).lastWorker != index);
        return waiter;
    }

    private void hold(ActorRef<String> waiter, int index) {
        waiter.tell("wait");
        Await.until("in its turn", () -> worker(index).running() == ActorCell.of(waiter));
    }

    private void awaitAsleep(int index) {
        Await.until("asleep", () -> worker(index).getState() == Thread.State.WAITING);
    }

    private void awaitManyLooksOf(int index) {
        int before = looks.get(index);
        Await.until("looks", () -> looks.get(index) >= before + MANY_LOOKS);
    }

    /** Leaves the first worker in a handler with a timer behind, and the second to watch. */
    private void holdTheFirst() {
        ActorRef<String> timed = waiterAt(0);
        ActorRef<String> first = waiterAt(0);
        Await.until("started", () -> system.actors(ActorState.STARTING) == 0);
        Await.allAsleep(system);
        timed.tell("timer");
        Await.until("set", () -> !worker(0).timers().isEmpty());
        awaitAsleep(1);
        awaitAsleep(2);
        hold(first, 0);
        awaitManyLooksOf(1);
    }

    @Test
    void shouldLookForAsLongAsAnotherIsInAHandler() {
        holdTheFirst();
        ahead.addAndGet(HOUR.toNanos());
        Await.until(fired);
        assertEquals(1, release.getCount());
    }

    @Test
    void shouldHandTheWatchOnWhenTheOneThatLooksGetsWork() {
        ActorRef<String> second = waiterAt(1);
        holdTheFirst();
        hold(second, 1);
        ahead.addAndGet(HOUR.toNanos());
        Await.until(fired);
        assertEquals(1, release.getCount());
    }
}
