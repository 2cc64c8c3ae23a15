package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long MILLI = 1_000_000;

    private final Cells cells = new Cells();
    private final TimerWheel wheel = new TimerWheel(0);
    private final Outbox outbox = cells.outbox(wheel);
    private final List<String> fired = new ArrayList<>();

    @AfterEach
    void close() {
        outbox.close();
        cells.close();
    }

    private static final TimerTask IDLE = (poster, now) -> {};

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private TimerTask task(String name) {
        return (poster, now) -> fired.add(name);
    }

    @Test
    void shouldFireOnceWhenTheTimeHasPassed() {
        wheel.schedule(task("a"), 10 * MILLI, 0);
        wheel.poll(9 * MILLI, outbox);
        assertEquals(List.of(), fired);
        wheel.poll(10 * MILLI + TimerWheel.TICK_NANOS, outbox);
        wheel.poll(5_000 * MILLI, outbox);
        assertEquals(List.of("a"), fired);
        assertTrue(wheel.isEmpty());
    }

    @Test
    void shouldFireInTheNanosecondInWhichTheTickIsOver() {
        wheel.schedule(task("a"), 1, 0);
        wheel.poll(TimerWheel.TICK_NANOS - 1, outbox);
        assertEquals(List.of(), fired);
        wheel.poll(TimerWheel.TICK_NANOS, outbox);
        assertEquals(List.of("a"), fired);
    }

    /** Where a clock begins nobody knows. */
    @Test
    void shouldFireWhenTheClockIsBelowZero() {
        long start = -100 * MILLI;
        TimerWheel early = new TimerWheel(start);
        early.schedule(task("a"), start + MILLI, start);
        early.poll(start + 10 * MILLI, outbox);
        assertEquals(List.of("a"), fired);
    }

    @Test
    void shouldFireWhatIsOverdueWhenAnotherIsSetBeforeThePoll() {
        wheel.schedule(task("overdue"), 10 * MILLI, 0);
        wheel.schedule(task("later"), 900 * MILLI, 20 * MILLI);
        wheel.poll(25 * MILLI, outbox);
        assertEquals(List.of("overdue"), fired);
    }

    @Test
    void shouldNotFireWhenCancelled() {
        TimerTask task = task("a");
        long id = wheel.schedule(task, 10 * MILLI, 0);
        wheel.cancel(id, task);
        assertTrue(wheel.isEmpty());
        wheel.poll(5_000 * MILLI, outbox);
        assertEquals(List.of(), fired);
    }

    @Test
    void shouldLetAnotherAloneThatWasSetInThePlaceOfTheOneToBeCancelled() {
        TimerTask first = task("first");
        TimerTask second = task("second");
        long id = wheel.schedule(first, 10 * MILLI, 0);
        wheel.poll(20 * MILLI, outbox);
        // The same spoke, one turn of the wheel later.
        long again = 10 * MILLI + 1024 * TimerWheel.TICK_NANOS;
        wheel.schedule(second, again, 20 * MILLI);
        wheel.cancel(id, first);
        assertFalse(wheel.isEmpty());
        wheel.poll(again + TimerWheel.TICK_NANOS, outbox);
        assertEquals(List.of("first", "second"), fired);
    }

    @Test
    void shouldFireInTheOrderOfTicksAndWithinOneAsTheyWereSet() {
        wheel.schedule(task("c"), 30 * MILLI, 0);
        wheel.schedule(task("a"), 10 * MILLI, 0);
        wheel.schedule(task("b"), 10 * MILLI, 0);
        wheel.poll(40 * MILLI, outbox);
        assertEquals(List.of("a", "b", "c"), fired);
    }

    @Test
    void shouldFireWhatIsFurtherAwayThanATurnInItsOwn() {
        long turn = 1024 * TimerWheel.TICK_NANOS;
        wheel.schedule(task("far"), 3 * turn + 5 * MILLI, 0);
        wheel.schedule(task("near"), 5 * MILLI, 0);
        wheel.poll(2 * turn, outbox);
        assertEquals(List.of("near"), fired);
        wheel.poll(3 * turn + 5 * MILLI, outbox);
        assertEquals(List.of("near"), fired);
        wheel.poll(3 * turn + 5 * MILLI + TimerWheel.TICK_NANOS, outbox);
        assertEquals(List.of("near", "far"), fired);
    }

    @Test
    void shouldFireAllThatWereDueWhileNobodyPolledForLong() {
        for (int i = 0; i < 5_000; i++) {
            wheel.schedule(task("" + i), i * MILLI, 0);
        }
        wheel.poll(100_000 * MILLI, outbox);
        assertEquals(5_000, fired.size());
        assertTrue(wheel.isEmpty());
    }

    @Test
    void shouldTakeNoMoreForTimersOfOneTickThanForOthers() {
        int count = 100_000;
        long before = allocated();
        for (int i = 0; i < count; i++) {
            wheel.schedule(IDLE, 10 * MILLI, 0);
        }
        long bytes = allocated() - before;
        assertTrue(bytes < 200L * count, () -> bytes / count + " bytes a timer");
        wheel.poll(20 * MILLI, outbox);
        long again = allocated();
        for (int i = 0; i < count; i++) {
            wheel.schedule(IDLE, 30 * MILLI, 20 * MILLI);
        }
        assertEquals(0, (allocated() - again) / count);
    }

    @Test
    void shouldFireTheOthersWhenOneOfATickIsCancelled() {
        TimerTask first = task("first");
        TimerTask second = task("second");
        long firstId = wheel.schedule(first, 10 * MILLI, 0);
        assertNotEquals(firstId, wheel.schedule(second, 10 * MILLI, 0));
        wheel.cancel(firstId, first);
        wheel.poll(20 * MILLI, outbox);
        assertEquals(List.of("second"), fired);
    }
}
