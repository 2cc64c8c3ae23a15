package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.LogCapture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookGuardTest {
    private static final long MILLI = 1_000_000;
    private static final long LIMIT = 5 * MILLI;

    /** Early on a clock that may begin anywhere. */
    private static final long SINCE = -1_000 * MILLI;

    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(1)[0];
    private final HookGuard guard = new HookGuard();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void shouldInterruptAHookOnceAndSayHowLongItHasTaken() {
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            guard.enter(cell, "postStop", SINCE);
            guard.check(SINCE + LIMIT, LIMIT);
            assertFalse(Thread.interrupted());
            guard.check(SINCE + 2 * LIMIT, LIMIT);
            assertTrue(Thread.interrupted());
            guard.check(SINCE + 3 * LIMIT, LIMIT);
            assertFalse(Thread.interrupted());
            assertEquals(
                    List.of(
                            "WARNING postStop of actor #1000000 has taken 10 ms, more than a hook"
                                    + " may; it is interrupted"),
                    log.lines());
        }
    }

    @Test
    void shouldLeaveTheNextHookUninterrupted() {
        guard.enter(cell, "postStop", SINCE);
        guard.check(SINCE + 2 * LIMIT, LIMIT);
        guard.leave();
        assertFalse(Thread.interrupted());
        guard.enter(cell, "postStop", SINCE);
        guard.check(SINCE + 2 * LIMIT, LIMIT);
        assertTrue(Thread.interrupted());
    }

    /** Whoever interrupted the thread meant something else by it. */
    @Test
    void shouldLeaveAnInterruptAloneThatIsNotItsOwn() {
        guard.enter(cell, "postStop", SINCE);
        Thread.currentThread().interrupt();
        guard.leave();
        assertTrue(Thread.interrupted());
    }
}
