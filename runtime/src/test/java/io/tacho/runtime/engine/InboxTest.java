package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Cells cells = new Cells();
    private final Inbox inbox = new Inbox();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void shouldHandOverInOrderOfPushing() {
        ActorCell[] some = cells.make(10);
        RunQueue queue = new RunQueue();
        assertTrue(inbox.isEmpty());
        assertEquals(0, inbox.drainTo(queue));
        for (ActorCell cell : some) {
            inbox.push(cell);
        }
        assertFalse(inbox.isEmpty());
        assertEquals(10, inbox.drainTo(queue));
        assertTrue(inbox.isEmpty());
        for (ActorCell cell : some) {
            assertSame(cell, queue.poll());
            assertNull(cell.nextScheduled);
        }
    }

    @Test
    void shouldKeepOrderWhenMoreThanFits() {
        int count = 3 * RunQueue.CAPACITY + 7;
        ActorCell[] some = cells.make(count);
        for (ActorCell cell : some) {
            inbox.push(cell);
        }
        RunQueue queue = new RunQueue();
        int seen = 0;
        assertEquals(RunQueue.CAPACITY, inbox.drainTo(queue));
        assertEquals(0, inbox.drainTo(queue));
        assertFalse(inbox.isEmpty());
        ActorCell late = cells.make(1)[0];
        inbox.push(late);
        while (seen < count) {
            ActorCell cell = queue.poll();
            if (cell == null) {
                assertTrue(inbox.drainTo(queue) > 0);
            } else {
                assertSame(some[seen++], cell);
            }
        }
        assertEquals(1, inbox.drainTo(queue));
        assertSame(late, queue.poll());
        assertTrue(inbox.isEmpty());
    }

    @Test
    void shouldGiveEveryCellToExactlyOneWhenManyPushAndTake() {
        int pushers = 2;
        int takers = 2;
        int each = 20_000;
        ActorCell[] some = cells.make(pushers * each);
        AtomicIntegerArray taken = new AtomicIntegerArray(some.length);
        AtomicInteger pushing = new AtomicInteger(pushers);
        Threads.together(
                pushers + takers,
                index -> {
                    if (index < pushers) {
                        for (int i = 0; i < each; i++) {
                            inbox.push(some[index * each + i]);
                        }
                        pushing.decrementAndGet();
                    } else {
                        RunQueue mine = new RunQueue();
                        boolean last;
                        do {
                            last = pushing.get() == 0 && inbox.isEmpty();
                            inbox.drainTo(mine);
                            ActorCell cell;
                            // Leaves some, so that the next drain finds less room.
                            while (mine.size() > RunQueue.CAPACITY / 2
                                    && (cell = mine.poll()) != null) {
                                taken.incrementAndGet(cell.slot);
                            }
                        } while (!last);
                        ActorCell cell;
                        while ((cell = mine.poll()) != null) {
                            taken.incrementAndGet(cell.slot);
                        }
                    }
                });
        RunQueue rest = new RunQueue();
        while (inbox.drainTo(rest) > 0) {
            ActorCell cell;
            while ((cell = rest.poll()) != null) {
                taken.incrementAndGet(cell.slot);
            }
        }
        for (int i = 0; i < some.length; i++) {
            assertEquals(1, taken.get(i), "cell " + i);
        }
    }
}
