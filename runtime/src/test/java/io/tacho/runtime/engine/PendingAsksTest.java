package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.AskCallback;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingAsksTest {
    private final Cells cells = new Cells();
    private final PendingAsks asks = new PendingAsks(cells.make(1)[0]);

    @AfterEach
    void close() {
        cells.close();
    }

    private static AskCallback<Object> callback() {
        return new AskCallback<>() {
            @Override
            public void onReply(Object reply) {}
        };
    }

    @Test
    void shouldGiveCallbackOutOnceWhenReplied() {
        AskCallback<Object> callback = callback();
        int slot = asks.add(callback, 10);
        int generation = asks.generation(slot);
        assertFalse(asks.isEmpty());
        assertSame(callback, asks.take(slot, generation));
        assertNull(asks.take(slot, generation));
        assertTrue(asks.isEmpty());
    }

    @Test
    void shouldKnowLateReplyWhenSlotIsUsedAgain() {
        int slot = asks.add(callback(), 10);
        int generation = asks.generation(slot);
        asks.take(slot, generation);
        AskCallback<Object> second = callback();
        assertEquals(slot, asks.add(second, 20));
        assertNull(asks.take(slot, generation));
        assertSame(second, asks.take(slot, asks.generation(slot)));
    }

    @Test
    void shouldKnowNothingOfSlotsThatWereNeverUsed() {
        assertNull(asks.take(0, 0));
        assertTrue(asks.isEmpty());
        asks.add(callback(), 10);
        assertNull(asks.take(17, 0));
    }

    @Test
    void shouldLookAtThoseThatThereAreOnlyHoweverMany() {
        for (int i = 0; i < 100; i++) {
            asks.add(callback(), 200 - i);
            assertEquals(200 - i, asks.earliestDeadline());
            assertNull(asks.takeExpired(100));
        }
    }

    @Test
    void shouldSendAMessageWhenATimerFiresOnlyIfAnAskIsPending() {
        asks.needsTimer(10);
        assertFalse(asks.timerFired());
        asks.needsTimer(10);
        asks.add(callback(), 10);
        assertTrue(asks.timerFired());
    }

    @Test
    void shouldKeepAllWhenMoreArePendingThanItHadRoomFor() {
        AskCallback<?>[] callbacks = new AskCallback<?>[1_000];
        int[] slots = new int[callbacks.length];
        for (int i = 0; i < callbacks.length; i++) {
            callbacks[i] = callback();
            slots[i] = asks.add(callbacks[i], i);
        }
        for (int i = callbacks.length - 1; i >= 0; i--) {
            assertSame(callbacks[i], asks.take(slots[i], asks.generation(slots[i])));
        }
        assertTrue(asks.isEmpty());
    }

    @Test
    void shouldSetATimerForTheNextAskWhenOneCouldNotBeSet() {
        AtomicInteger set = new AtomicInteger();
        DeadlineTimers timers =
                new DeadlineTimers() {
                    @Override
                    public long schedule(TimerTask task, long deadline, long now) {
                        if (set.incrementAndGet() == 1) {
                            throw new OutOfMemoryError("on purpose");
                        }
                        return 0;
                    }

                    @Override
                    public void cancel(long timerId, TimerTask task) {}
                };
        Outbox outbox = cells.outbox(timers);
        assertThrows(OutOfMemoryError.class, () -> asks.armTimer(10, outbox));
        asks.armTimer(20, outbox);
        assertEquals(2, set.get());
        asks.armTimer(30, outbox);
        assertEquals(2, set.get(), "one timer serves both");
        outbox.close();
    }

    @Test
    void shouldExpireThoseDueOnly() {
        AskCallback<Object> early = callback();
        AskCallback<Object> late = callback();
        assertTrue(asks.needsTimer(10));
        asks.add(late, 20);
        asks.add(early, 10);
        assertEquals(10, asks.earliestDeadline());
        asks.timerFired();
        assertSame(early, asks.takeExpired(10));
        assertNull(asks.takeExpired(10));
        assertEquals(20, asks.earliestDeadline());
        assertTrue(asks.needsTimer(20));
        asks.timerFired();
        assertSame(late, asks.takeExpired(25));
        assertTrue(asks.isEmpty());
    }

    @Test
    void shouldCompareDeadlinesAcrossTheEndOfTheClock() {
        long now = Long.MAX_VALUE - 5;
        AskCallback<Object> soon = callback();
        AskCallback<Object> later = callback();
        asks.add(later, now + 100);
        asks.add(soon, now + 1);
        assertEquals(now + 1, asks.earliestDeadline());
        assertTrue(asks.needsTimer(now + 1));
        asks.timerFired();
        assertSame(soon, asks.takeExpired(now + 50));
        assertNull(asks.takeExpired(now + 50));
    }

    @Test
    void shouldSetOneTimerForManyAsks() {
        assertTrue(asks.needsTimer(100));
        assertFalse(asks.needsTimer(100));
        assertFalse(asks.needsTimer(200));
        assertTrue(asks.needsTimer(50));
        assertFalse(asks.needsTimer(60));
    }

    @Test
    void shouldNotSetLateTimerAgainWhenEarlyOnesComeAndGo() {
        assertTrue(asks.needsTimer(1_000_000));
        for (int i = 1; i < 1_000; i++) {
            assertTrue(asks.needsTimer(i));
            asks.timerFired();
            assertFalse(asks.needsTimer(1_000_000), "it is still set");
        }
        asks.timerFired();
        assertTrue(asks.needsTimer(1_000_000));
    }

    @Test
    void shouldTakeRepliesForLateWhenAllWereForgotten() {
        int first = asks.add(callback(), 10);
        int generation = asks.generation(first);
        asks.add(callback(), 20);
        asks.forgetAll();
        assertTrue(asks.isEmpty());
        assertNull(asks.take(first, generation));
        assertNull(asks.takeExpired(100));
    }
}
