package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {
    @Test
    void shouldGoOnWaitingAndKeepInterruptWhenInterrupted() {
        AtomicInteger looks = new AtomicInteger();
        Thread.currentThread().interrupt();
        boolean held = Waiting.until(() -> looks.incrementAndGet() < 0, 10_000_000);
        assertTrue(Thread.interrupted());
        assertFalse(held);
        // Some hundred; a wait that the interrupt had return at once would look a million times.
        assertTrue(looks.get() < 1_000, () -> looks + " looks");
    }

    @Test
    void shouldEndWhenConditionHolds() {
        AtomicInteger looks = new AtomicInteger();
        assertTrue(Waiting.until(() -> looks.incrementAndGet() == 3, Long.MAX_VALUE));
    }
}
