package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunQueueTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    private RunQueue filled(ActorCell[] with, int count) {
        RunQueue queue = new RunQueue();
        for (int i = 0; i < count; i++) {
            assertTrue(queue.offer(with[i]));
        }
        return queue;
    }

    @Test
    void shouldBeFirstInFirstOut() {
        ActorCell[] some = cells.make(300);
        RunQueue queue = new RunQueue();
        assertTrue(queue.isEmpty());
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 30; i++) {
                assertTrue(queue.offer(some[round * 30 + i]));
            }
            assertEquals(30, queue.size());
            for (int i = 0; i < 30; i++) {
                assertSame(some[round * 30 + i], queue.poll());
            }
            assertNull(queue.poll());
        }
    }

    @Test
    void shouldGlanceAtThoseThatAreNext() {
        ActorCell[] some = cells.make(3);
        RunQueue queue = filled(some, 3);
        assertSame(some[0], queue.poll());
        assertSame(some[1], queue.glance(0));
        assertSame(some[2], queue.glance(1));
        assertNull(queue.glance(2));
        assertEquals(2, queue.size());
        assertSame(some[2], queue.takeLast());
        assertNull(queue.glance(1), "what was taken is not cleared");
    }

    @Test
    void shouldGiveTheNewestBackBetweenTurns() {
        ActorCell[] some = cells.make(3);
        RunQueue queue = filled(some, 3);
        assertSame(some[2], queue.takeLast());
        assertSame(some[0], queue.poll());
        queue.back();
        assertSame(some[1], queue.takeLast());
        assertNull(queue.takeLast());
        assertNull(queue.poll());
    }

    @Test
    void shouldRunWhatATurnHasWokenNextButNotForEver() {
        ActorCell[] some = cells.make(10);
        RunQueue queue = filled(some, 2);
        assertSame(some[0], queue.poll());
        for (int i = 2; i < 5; i++) {
            queue.offer(some[i]);
            queue.back();
            assertSame(some[i], queue.poll(), "just woken");
        }
        queue.offer(some[5]);
        queue.back();
        assertSame(some[1], queue.poll(), "it has waited for three");
        queue.offer(some[6]);
        queue.back();
        assertSame(some[6], queue.poll());
        queue.back();
        assertSame(some[5], queue.poll());
    }

    @Test
    void shouldKeepTheOrderOfWhatCameFromOutside() {
        ActorCell[] some = cells.make(3);
        RunQueue queue = filled(some, 1);
        assertSame(some[0], queue.poll());
        queue.back();
        queue.offer(some[1]);
        queue.offer(some[2]);
        assertSame(some[1], queue.poll());
        queue.back();
        assertSame(some[2], queue.poll());
    }

    @Test
    void shouldRefuseWhenFull() {
        ActorCell[] some = cells.make(RunQueue.CAPACITY + 1);
        RunQueue queue = filled(some, RunQueue.CAPACITY);
        assertFalse(queue.offer(some[RunQueue.CAPACITY]));
        assertEquals(RunQueue.CAPACITY, queue.size());
        assertSame(some[0], queue.poll());
        assertTrue(queue.offer(some[RunQueue.CAPACITY]));
    }

    @Test
    void shouldGiveAllWhenOwnerIsAway() {
        ActorCell[] some = cells.make(9);
        RunQueue queue = filled(some, 9);
        assertSame(some[0], queue.poll());
        RunQueue taker = new RunQueue();
        assertEquals(8, queue.moveAllTo(taker));
        assertTrue(queue.isEmpty());
        for (int i = 1; i < 9; i++) {
            assertSame(some[i], taker.poll());
        }
    }

    @Test
    void shouldGiveWhatIsAddedWhileOwnerIsAway() {
        ActorCell[] some = cells.make(2);
        RunQueue queue = filled(some, 1);
        queue.poll();
        assertTrue(queue.offer(some[1]));
        RunQueue taker = new RunQueue();
        assertEquals(1, queue.moveAllTo(taker));
        assertSame(some[1], taker.poll());
    }

    @Test
    void shouldGiveNothingWhenOwnerIsBack() {
        RunQueue queue = filled(cells.make(4), 4);
        assertEquals(0, queue.moveAllTo(new RunQueue()));
        queue.poll();
        queue.back();
        assertEquals(0, queue.moveAllTo(new RunQueue()));
        assertEquals(3, queue.size());
    }

    @Test
    void shouldTakeNoMoreThanItHasRoomForWhenTakerHasSome() {
        ActorCell[] some = cells.make(2 * RunQueue.CAPACITY);
        RunQueue queue = filled(some, RunQueue.CAPACITY);
        assertSame(some[0], queue.poll());
        RunQueue taker = new RunQueue();
        for (int i = 0; i < RunQueue.CAPACITY - 10; i++) {
            assertTrue(taker.offer(some[RunQueue.CAPACITY + i]));
        }
        assertEquals(10, queue.moveAllTo(taker));
        assertEquals(0, queue.moveAllTo(taker));
        assertEquals(RunQueue.CAPACITY, taker.size());
        queue.back();
        assertSame(some[11], queue.poll());
    }

    @Test
    void shouldGiveEveryCellToExactlyOneWhenOwnerAndTakersTake() {
        int takers = 2;
        int rounds = 200_000;
        ActorCell[] some = cells.make(4_096);
        RunQueue queue = new RunQueue();
        AtomicIntegerArray taken = new AtomicIntegerArray(some.length);
        AtomicBoolean done = new AtomicBoolean();
        Threads.together(
                takers + 1,
                index -> {
                    if (index == 0) {
                        fillAndPoll(queue, some, taken, rounds);
                        done.set(true);
                    } else {
                        RunQueue mine = new RunQueue();
                        boolean last;
                        do {
                            last = done.get();
                            queue.moveAllTo(mine);
                            ActorCell cell;
                            while ((cell = mine.take()) != null) {
                                taken.incrementAndGet(cell.slot);
                            }
                        } while (!last);
                    }
                });
        ActorCell cell;
        while ((cell = queue.take()) != null) {
            taken.incrementAndGet(cell.slot);
        }
        int expected = rounds / some.length;
        for (int i = 0; i < some.length; i++) {
            int times = taken.get(i);
            int offered = expected + (i < rounds % some.length ? 1 : 0);
            assertEquals(offered, times, "cell " + i);
        }
    }

    private static void fillAndPoll(
            RunQueue queue, ActorCell[] some, AtomicIntegerArray taken, int rounds) {
        for (int i = 0; i < rounds; ) {
            if (queue.offer(some[i % some.length])) {
                i++;
            }
            if (i % 3 == 0 || queue.size() == RunQueue.CAPACITY) {
                ActorCell cell = queue.poll();
                if (cell != null) {
                    taken.incrementAndGet(cell.slot);
                    if (i < rounds && queue.offer(some[i % some.length])) {
                        i++;
                    }
                    queue.back();
                    VarHandle.fullFence();
                }
            }
        }
    }
}
