package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.LogCapture;
import io.tacho.runtime.Threads;
import io.tacho.runtime.WatchdogOptions;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    /** Longer than any test takes: only a look that is told a later time finds something. */
    private static final Duration LIMIT = Duration.ofDays(1);

    private static final Duration SHORT = Duration.ofMillis(1);

    private final LogCapture log = new LogCapture("io.tacho.runtime");
    private final CountDownLatch release = new CountDownLatch(1);
    private LocalActorSystem system = system(LIMIT);

    private static LocalActorSystem system(Duration handlerLimit) {
        return (LocalActorSystem)
                ActorSystem.builder("watched")
                        .workers(1)
                        .watchdog(new WatchdogOptions(handlerLimit, LIMIT))
                        .build();
    }

    @AfterEach
    void close() {
        release.countDown();
        system.close();
        log.close();
    }

    /** A look at a time that is so much later than now. */
    private void lookIn(Duration later) {
        ((ThreadedWorkforce) system.workforce())
                .watchdog()
                .check(system.nanoClock().nanoTime() + later.toNanos());
    }

    private void hold() {
        CountDownLatch begun = new CountDownLatch(1);
        ActorRef<String> hog =
                system.spawn(
                        "hog",
                        () ->
                                (message, context) -> {
                                    begun.countDown();
                                    Await.until(release);
                                });
        hog.tell("a");
        Await.until(begun);
        Thread worker = Threads.workersOf(system).get(0);
        Await.until("it waits", () -> worker.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void shouldNameTheActorThatHoldsTheOnlyWorkerOnce() {
        hold();
        lookIn(Duration.ZERO);
        assertEquals(List.of(), log.lines("actor hog"));

        lookIn(LIMIT.plusNanos(1));
        lookIn(LIMIT.multipliedBy(2));
        assertEquals(1, log.lines("actor hog has held watched-worker-0").size());
        assertTrue(log.lines("actor hog").get(0).contains("Await"), "says where it is");
    }

    @Test
    void shouldLookAllTheTime() {
        system.close();
        system = system(SHORT);
        hold();
        Await.until("reported", () -> !log.lines("actor hog has held").isEmpty());
    }

    private LocalActorSystem system(NanoClock clock) {
        return new LocalActorSystem(
                ActorSystem.builder("watched")
                        .workers(1)
                        .watchdog(new WatchdogOptions(SHORT, LIMIT))
                        .options(),
                new Surroundings(
                        clock,
                        new SplittableRandom(1),
                        1,
                        made -> new ThreadedWorkforce(made, 1),
                        Delivery.TO_MAILBOXES));
    }

    @Test
    void shouldLogALookThatFailsAndLookAgain() {
        system.close();
        AtomicInteger looks = new AtomicInteger();
        NanoClock clock =
                () -> {
                    if (Thread.currentThread() instanceof Watchdog
                            && looks.getAndIncrement() == 0) {
                        throw new OutOfMemoryError("on purpose");
                    }
                    return System.nanoTime();
                };
        system = system(clock);
        Await.until(
                "logged", () -> !log.lines("a look at what actors are busy with failed").isEmpty());
        hold();
        Await.until("reported", () -> !log.lines("actor hog has held").isEmpty());
    }

    /** Its look takes from before the workers end until after. */
    @Test
    void shouldEndWhatItIsAtBeforeTheSystemHasEnded() {
        system.close();
        CountDownLatch looks = new CountDownLatch(1);
        AtomicBoolean looked = new AtomicBoolean();
        CompletableFuture<List<Thread>> workers = new CompletableFuture<>();
        system =
                system(
                        () -> {
                            if (Thread.currentThread() instanceof Watchdog) {
                                looks.countDown();
                                Await.until(
                                        "the workers end",
                                        () -> workers.join().stream().noneMatch(Thread::isAlive));
                                Threads.spin(Duration.ofMillis(5));
                                looked.set(true);
                            }
                            return System.nanoTime();
                        });
        workers.complete(Threads.workersOf(system));
        Await.until(looks);
        system.close();
        assertTrue(looked.get());
    }

    /** Begun, and never ended by itself. */
    private static final class Blocked implements Actor<String> {
        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public void preStart(ActorContext<String> context) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {}
    }

    @Test
    void shouldInterruptAHookThatBlocksAndKeepTheWorker() {
        Blocked actor = new Blocked();
        ActorRef<String> blocked = system.spawn("blocked", () -> actor);
        Await.until(actor.begun);
        lookIn(Duration.ZERO);
        assertEquals(ActorState.STARTING, blocked.state());

        lookIn(LIMIT.plusNanos(1));
        Await.until("failed", () -> blocked.state() == ActorState.FAILED);
        assertEquals(1, log.lines("preStart of actor blocked has taken").size());
        CountDownLatch handled = new CountDownLatch(1);
        ActorRef<String> next =
                system.spawn(
                        "next",
                        () ->
                                (message, context) -> {
                                    if (!Thread.currentThread().isInterrupted()) {
                                        handled.countDown();
                                    }
                                });
        next.tell("a");
        Await.until(handled);
    }
}
