package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes while a system ends: it is handled or counted, and nothing is left behind. */
class ShutdownRaceTest {
    @ParameterizedTest
    @CsvSource({"1,0,200", "2,0,200", "4,0,100", "2,1,100"})
    void shouldLoseNothingWhenSendsRaceWithTheEnd(int workers, int drainMillis, int rounds) {
        for (int round = 0; round < rounds; round++) {
            ActorSystem system = ActorSystem.builder("race").workers(workers).build();
            List<ActorRef<Integer>> actors = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int index = i;
                actors.add(
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () ->
                                        (hops, context) -> {
                                            if (hops > 0) {
                                                actors.get((index + hops) % 8).tell(hops - 1);
                                            }
                                        }));
            }
            AtomicReference<MessageCounts> result = new AtomicReference<>();
            CountDownLatch sending = new CountDownLatch(2);
            Threads.together(
                    3,
                    index -> {
                        if (index == 0) {
                            Await.until(sending);
                            result.set(system.shutdown(Duration.ofMillis(drainMillis)));
                        } else {
                            sendUntilRejected(system, actors, index, sending);
                        }
                    });
            MessageCounts counts = Objects.requireNonNull(result.get());
            assertEquals(counts.sent(), counts.settled(), counts::toString);
            assertEquals(counts, system.counts());
            assertTrue(counts.sent() > 0);
        }
    }

    private static void sendUntilRejected(
            ActorSystem system, List<ActorRef<Integer>> actors, int index, CountDownLatch sending) {
        try (Sender sender = system.newSender()) {
            for (int i = index; ; i++) {
                ActorRef<Integer> to = actors.get(i % actors.size());
                SendOutcome outcome = index == 1 ? sender.tell(to, 3) : to.tell(3);
                sending.countDown();
                if (outcome == SendOutcome.REJECTED) {
                    return;
                }
            }
        }
    }

    @Test
    void shouldCountMessageWhenItsSenderComesAfterTheWorkersHaveEnded() {
        ActorSystem system = ActorSystem.builder("late").workers(2).build();
        CountDownLatch offering = new CountDownLatch(1);
        ActorRef<Integer> actor =
                system.spawn(
                        SpawnOptions.anonymous()
                                .withMailbox(
                                        Mailboxes.offering(
                                                offer -> {
                                                    offering.countDown();
                                                    Await.until(
                                                            "workers gone",
                                                            () ->
                                                                    Threads.workersOf(system)
                                                                            .isEmpty());
                                                })),
                        () -> (message, context) -> {});
        Await.until("started", () -> actor.state() == ActorState.READY);
        Threads.together(
                2,
                index -> {
                    if (index == 0) {
                        Await.until(offering);
                        system.shutdown(Duration.ZERO);
                    } else {
                        actor.tell(1);
                    }
                });
        // What shutdown returns may be without it: it waits for a sender for a second only.
        assertEquals(1, system.counts().sent());
        assertEquals(1, system.counts().settled());
    }

    @Test
    void shouldLeaveNoActorBehindWhenSpawnsRaceWithTheEnd() {
        for (int round = 0; round < 200; round++) {
            AtomicInteger stopped = new AtomicInteger();
            AtomicInteger spawned = new AtomicInteger();
            ActorSystem system = ActorSystem.builder("spawns").workers(2).build();
            CountDownLatch spawning = new CountDownLatch(1);
            Threads.together(
                    2,
                    index -> {
                        if (index == 0) {
                            Await.until(spawning);
                            system.shutdown(Duration.ZERO);
                        } else {
                            spawnUntilStopped(system, spawned, stopped, spawning);
                        }
                    });
            assertEquals(spawned.get(), stopped.get());
            assertEquals(0, ((LocalActorSystem) system).census().living());
        }
    }

    private static void spawnUntilStopped(
            ActorSystem system,
            AtomicInteger spawned,
            AtomicInteger stopped,
            CountDownLatch spawning) {
        try {
            while (true) {
                system.spawn("s" + spawned.get(), () -> new CountingStops(stopped));
                spawned.incrementAndGet();
                spawning.countDown();
            }
        } catch (SystemStoppedException expected) {
            // So it ends.
            assertTrue(spawned.get() > 0);
        }
    }
}
