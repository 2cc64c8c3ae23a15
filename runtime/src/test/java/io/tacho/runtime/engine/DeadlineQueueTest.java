package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {
    private final List<String> fired = new ArrayList<>();
    private final DeadlineQueue timers = new DeadlineQueue(new Interleaving(Interleaving.FIFO));

    private TimerTask task(String name) {
        return (poster, now) -> fired.add(name);
    }

    private List<String> fireAll(DeadlineQueue queue, long now) {
        try (Cells cells = new Cells()) {
            Outbox outbox = cells.outbox(queue);
            while (queue.isDue(now)) {
                queue.fireFirst(now, outbox);
            }
            outbox.close();
        }
        return List.copyOf(fired);
    }

    @Test
    void shouldBeDueAtItsTimeAndNotBefore() {
        timers.schedule(task("a"), 100, 0);
        assertFalse(timers.isDue(99));
        assertTrue(timers.isDue(100));
        assertEquals(100, timers.firstDeadline());
    }

    @Test
    void shouldFireByTimeAndThenByAge() {
        timers.schedule(task("late"), 200, 0);
        timers.schedule(task("first"), 100, 0);
        timers.schedule(task("second"), 100, 0);
        assertEquals(List.of("first", "second", "late"), fireAll(timers, 200));
    }

    @Test
    void shouldFireNoMoreWhenCancelled() {
        TimerTask cancelled = task("a");
        long id = timers.schedule(cancelled, 100, 0);
        timers.schedule(task("b"), 100, 0);
        timers.cancel(id, cancelled);
        timers.cancel(id, cancelled);
        assertEquals(List.of("b"), fireAll(timers, 100));
    }

    @Test
    void shouldFireOnce() {
        timers.schedule(task("a"), 100, 0);
        assertEquals(List.of("a"), fireAll(timers, 100));
        assertFalse(timers.isDue(Long.MAX_VALUE));
    }

    @Test
    void shouldKeepTheOrderOfTimesWhenTheClockGoesRound() {
        timers.schedule(task("after"), Long.MIN_VALUE, 0);
        timers.schedule(task("before"), Long.MAX_VALUE, 0);
        assertFalse(timers.isDue(Long.MAX_VALUE - 1));
        assertEquals(List.of("before", "after"), fireAll(timers, Long.MIN_VALUE));
    }

    @Test
    void shouldTakeEqualTimesInAnyOrderWhenThereIsASeed() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            fired.clear();
            DeadlineQueue seeded = new DeadlineQueue(new Interleaving(seed));
            seeded.schedule(task("first"), 100, 0);
            seeded.schedule(task("second"), 100, 0);
            orders.add(fireAll(seeded, 100));
        }
        assertEquals(2, orders.size());
    }
}
