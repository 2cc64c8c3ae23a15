package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock of who sends. */
class OutboxTest {
    private final Cells cells = new Cells();
    private final Outbox outbox = cells.outbox(new TimerWheel(0));

    @AfterEach
    void close() {
        outbox.close();
        cells.close();
    }

    @Test
    void shouldGoForwardOnlyWhenAnotherThreadHasReadTheClock() {
        long now = outbox.refreshClock();
        outbox.clockIsAtLeast(now - 1);
        assertEquals(now, outbox.now());
        outbox.clockIsAtLeast(now + 1);
        assertEquals(now + 1, outbox.now());
        assertEquals(now + 1, outbox.clockSeenFromOutside());
    }
}
