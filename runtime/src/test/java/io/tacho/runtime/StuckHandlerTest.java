package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A handler that does not come back must hold up nobody else while another worker is free. {@code
 * -Dtacho.stuck=60} holds one for so many seconds.
 */
class StuckHandlerTest {
    private static final Duration HELD_FOR =
            Duration.ofSeconds(Integer.getInteger("tacho.stuck", 0));

    private final ActorSystem system = ActorSystem.builder("stuck").workers(2).build();

    @AfterEach
    void close() {
        system.close();
    }

    private List<ActorRef<CountDownLatch>> counters(int count) {
        List<ActorRef<CountDownLatch>> actors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            actors.add(
                    system.spawn(
                            SpawnOptions.anonymous(), () -> (latch, context) -> latch.countDown()));
        }
        return actors;
    }

    private ActorRef<CountDownLatch> waiter() {
        return system.spawn(SpawnOptions.anonymous(), () -> (latch, context) -> Await.until(latch));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 50, 600})
    void shouldHandleWhatIsQueuedBehindIt(int behind) {
        List<ActorRef<CountDownLatch>> others = counters(behind);
        ActorRef<CountDownLatch> stuck = waiter();
        for (int round = 0; round < 20; round++) {
            CountDownLatch release = new CountDownLatch(1);
            awaitHandledBehind(stuck, release, others);
            release.countDown();
            Await.quiet(system);
        }
        assertEquals(ActorState.READY, stuck.state());
    }

    /** An actor tells the one that gets stuck something, and then the others. */
    private void awaitHandledBehind(
            ActorRef<CountDownLatch> stuck,
            CountDownLatch release,
            List<ActorRef<CountDownLatch>> others) {
        CountDownLatch handled = new CountDownLatch(others.size());
        ActorRef<String> feeder =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                (message, context) -> {
                                    // All of them in the queue of this worker, in this order.
                                    stuck.tell(release);
                                    others.forEach(other -> other.tell(handled));
                                });
        feeder.tell("go");
        Await.until(handled);
    }

    @Test
    void shouldHandleWhatItSentItselfBeforeItGotStuck() {
        ActorRef<String> stuck = stuckUntilAnotherHandles();
        for (int round = 0; round < 500; round++) {
            stuck.tell("x");
            Await.quiet(system);
        }
        assertEquals(ActorState.READY, stuck.state());
    }

    /** Tells another something each time, and keeps its worker until that was handled. */
    private ActorRef<String> stuckUntilAnotherHandles() {
        ActorRef<CountDownLatch> other = counters(1).get(0);
        return system.spawn(
                "stuck",
                () ->
                        (message, context) -> {
                            CountDownLatch answered = new CountDownLatch(1);
                            other.tell(answered);
                            Await.until(answered);
                        });
    }

    @Test
    void shouldHandleWhatItSentWhenAllWorkersHadGoneToSleep() {
        ActorRef<String> stuck = stuckUntilAnotherHandles();
        for (int round = 0; round < 10; round++) {
            Await.allAsleep(system);
            stuck.tell("x");
            Await.quiet(system);
        }
        assertEquals(ActorState.READY, stuck.state());
    }

    @Test
    void shouldHandleWhatComesFromOutsideMeanwhile() {
        int count = 100;
        List<ActorRef<CountDownLatch>> others = counters(count);
        ActorRef<CountDownLatch> stuck = waiter();
        for (int round = 0; round < 20; round++) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch handled = new CountDownLatch(count);
            if (round % 5 == 0) {
                Await.allAsleep(system);
            }
            stuck.tell(release);
            if (round % 2 == 0) {
                Await.until("stuck", () -> stuck.backlog() == 0);
            }
            others.forEach(other -> other.tell(handled));
            Await.until(handled);
            release.countDown();
            Await.quiet(system);
        }
        assertEquals(ActorState.READY, stuck.state());
    }

    @Test
    void shouldHandleAllThatComesUntilItComesBack() {
        int count = 1_000;
        List<ActorRef<CountDownLatch>> others = counters(count);
        ActorRef<CountDownLatch> stuck =
                system.spawn(SpawnOptions.anonymous(), () -> (release, context) -> release.await());
        CountDownLatch release = new CountDownLatch(1);
        stuck.tell(release);
        long from = System.nanoTime();
        int rounds = 0;
        while (rounds < 10 || System.nanoTime() - from < HELD_FOR.toNanos()) {
            CountDownLatch handled = new CountDownLatch(count);
            others.forEach(other -> other.tell(handled));
            Await.until(handled);
            rounds++;
        }
        release.countDown();
        Await.quiet(system);
        assertEquals(ActorState.READY, stuck.state());
        assertEquals((long) rounds * count + 1, system.counts().handled());
    }

    @Test
    void shouldHandleWhatIsQueuedBehindItWhenTheOtherWorkerAlwaysHasWork() {
        AtomicBoolean playing = new AtomicBoolean(true);
        CountDownLatch ended = new CountDownLatch(1);
        List<ActorRef<String>> players = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int index = i;
            players.add(
                    system.spawn(
                            "player" + i,
                            () ->
                                    (ball, context) -> {
                                        if (playing.get()) {
                                            players.get(1 - index).tell(ball);
                                        } else {
                                            ended.countDown();
                                        }
                                    }));
        }
        players.get(0).tell("ball");
        List<ActorRef<CountDownLatch>> others = counters(20);
        ActorRef<CountDownLatch> stuck = waiter();
        for (int round = 0; round < 20; round++) {
            CountDownLatch release = new CountDownLatch(1);
            awaitHandledBehind(stuck, release, others);
            release.countDown();
        }
        playing.set(false);
        Await.until(ended);
        assertEquals(ActorState.READY, stuck.state());
    }

    @Test
    void shouldLetAllWorkersSleepWhenNothingIsLeft() {
        ActorRef<CountDownLatch> other = counters(1).get(0);
        for (int round = 0; round < 5; round++) {
            CountDownLatch handled = new CountDownLatch(1);
            other.tell(handled);
            Await.until(handled);
            Await.allAsleep(system);
        }
    }
}
