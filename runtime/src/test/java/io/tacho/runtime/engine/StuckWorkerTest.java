package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.SpawnOptions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From when on a worker is stuck, and who finds what comes to it before. */
class StuckWorkerTest {
    /** So long that whatever a test sends meanwhile comes before. */
    private static final long STUCK_NANOS = 20_000_000;

    private final long begunAt = System.nanoTime();
    private final LocalActorSystem system =
            (LocalActorSystem)
                    ActorSystem.builder("stuck")
                            .workers(2)
                            .scheduling(
                                    new SchedulingOptions(64, 50_000, 61, STUCK_NANOS, 20_000, 10))
                            .build();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        system.close();
    }

    private ActorRef<CountDownLatch> waiter() {
        return system.spawn(SpawnOptions.anonymous(), () -> (latch, context) -> Await.until(latch));
    }

    private Worker workerOf(ActorRef<?> actor) {
        return ((ThreadedWorkforce) system.workforce())
                .allWorkers()
                .get(ActorCell.of(actor).lastWorker);
    }

    @Test
    void shouldBeStuckWhenATurnTakesLongerThanTheLimitAndNotBefore() {
        ActorRef<CountDownLatch> stuck = waiter();
        Worker worker = workerOf(stuck);
        Await.until("no turn yet", () -> worker.turnSince() == Worker.NO_TURN);
        assertFalse(worker.isStuck(Long.MAX_VALUE));
        stuck.tell(release);
        Await.until("in its turn", () -> worker.running() == ActorCell.of(stuck));
        long since = worker.turnSince();
        assertTrue(since - begunAt >= 0 && since - System.nanoTime() <= 0);
        assertFalse(worker.isStuck(since + STUCK_NANOS));
        assertTrue(worker.isStuck(since + STUCK_NANOS + 1));
    }

    /** Nobody is woken for it by a later message. */
    @Test
    void shouldHaveAWorkerLookWhenTheOneThatIsGivenWorkIsNotStuckYet() {
        ActorRef<CountDownLatch> stuck = waiter();
        CountDownLatch handled = new CountDownLatch(1);
        ActorRef<CountDownLatch> other = null;
        while (other == null || workerOf(other) != workerOf(stuck)) {
            other =
                    system.spawn(
                            SpawnOptions.anonymous(), () -> (latch, context) -> latch.countDown());
        }
        Await.allAsleep(system);
        stuck.tell(release);
        Await.until("in its turn", () -> stuck.backlog() == 0);
        other.tell(handled);
        Await.until(handled);
        assertEquals(1, release.getCount());
    }
}
