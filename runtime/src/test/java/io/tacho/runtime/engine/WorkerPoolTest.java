package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which worker gets what; the workers here have no thread, as when they have ended. */
class WorkerPoolTest {
    private final TestSystem test = TestSystem.create();
    private final LocalActorSystem system = (LocalActorSystem) test.system();
    private final WorkerPool pool = WorkerPool.shared(system, 3, new Relay());
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
        test.close();
    }

    /** Leaves the worker in a turn that has been running for a second. */
    private void hold(int... workers) {
        for (int index : workers) {
            Worker worker = pool.worker(index);
            worker.stopWhenIdle();
            worker.run();
            worker.runQueue().offer(cells.make(1)[0]);
            worker.runQueue().poll();
            assertTrue(worker.isStuck(now() + 1));
        }
        test.advance(Duration.ofSeconds(1));
    }

    private long now() {
        return system.nanoClock().nanoTime();
    }

    private int whoGets(int lastWorker) {
        ActorCell cell = cells.make(1)[0];
        cell.lastWorker = (short) lastWorker;
        pool.schedule(cell, now());
        int got = -1;
        for (Worker worker : pool.workers()) {
            RunQueue queue = new RunQueue();
            if (worker.inbox().drainTo(queue) == 1) {
                assertSame(cell, queue.take());
                got = worker.index();
            }
        }
        return got;
    }

    @Test
    void shouldGiveAnActorToWhoRanItLast() {
        for (int i = 0; i < 3; i++) {
            assertEquals(i, whoGets(i));
        }
    }

    @Test
    void shouldPassOverThoseThatAreStuck() {
        hold(1);
        assertEquals(2, whoGets(1));
        assertEquals(0, whoGets(0));
        hold(2);
        assertEquals(0, whoGets(1));
        assertEquals(0, whoGets(2));
    }

    @Test
    void shouldGiveAnActorToWhoRanItLastWhenAllAreStuck() {
        hold(0, 1, 2);
        assertEquals(1, whoGets(1));
    }

    @Test
    void shouldFindWhoLooksForWorkAndNotTheOneThatAsks() {
        pool.worker(1).hunger().begin();
        assertNull(pool.takeHungry(1));
        assertEquals(0, pool.fed());
        pool.worker(0).hunger().begin();
        assertSame(pool.worker(0), pool.takeHungry(1));
        assertSame(pool.worker(1), pool.takeHungry(2));
        assertNull(pool.takeHungry(2), "both have been promised something");
        assertEquals(2, pool.fed());
    }

    @Test
    void shouldCountAsPendingWhatWaitsWhenItHasEndedAndWhatComesLater() {
        ActorCell[] some = cells.make(3);
        for (ActorCell cell : some) {
            assertTrue(cell.tryHandOver(new Envelope()));
        }
        pool.giveTo(2, some[0]);
        assertEquals(0, pool.settled(MessageOutcome.PENDING));
        pool.ended();
        assertEquals(1, pool.settled(MessageOutcome.PENDING));
        pool.giveTo(2, some[1]);
        assertEquals(2, pool.settled(MessageOutcome.PENDING));
        pool.schedule(some[2], now());
        assertEquals(3, pool.settled(MessageOutcome.PENDING));
        assertTrue(some[2].tryWake(), "its turn was given back");
    }
}
