package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void shouldNotFireWhenCancelled() {
        TimerTask task = task("a");
        long id = wheel.schedule(task, 10 * MILLI, 0);
        wheel.cancel(id, task);
        assertTrue(wheel.isEmpty());
        wheel.poll(5_000 * MILLI, outbox);
        assertEquals(List.of(), fired);
    }

    @Test
    void shouldLetAnotherAloneThatGotTheIdOfTheOneToBeCancelled() {
        TimerTask first = task("first");
        TimerTask second = task("second");
        long id = wheel.schedule(first, 10 * MILLI, 0);
        wheel.poll(20 * MILLI, outbox);
        // The same spoke, one turn of the wheel later: the wheel gives the same id again.
        long again = 10 * MILLI + 1024 * TimerWheel.TICK_NANOS;
        assertEquals(id, wheel.schedule(second, again, 20 * MILLI));
        wheel.cancel(id, first);
        assertFalse(wheel.isEmpty());
        wheel.poll(again + TimerWheel.TICK_NANOS, outbox);
        assertEquals(List.of("first", "second"), fired);
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
