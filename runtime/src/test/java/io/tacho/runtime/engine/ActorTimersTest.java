package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns the wheel by hand: times count from when the timers were started. */
class ActorTimersTest {
    private static final long MILLI = 1_000_000;

    /** A message comes up to two ticks after its time. */
    private static final long SLACK = 2 * TimerWheel.TICK_NANOS;

    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(1)[0];
    private final TimerWheel wheel = new TimerWheel(System.nanoTime());
    private final Outbox outbox = cells.outbox(wheel);
    private final ActorTimers timers = new ActorTimers(cell);

    @BeforeEach
    void enter() {
        outbox.enter(cell);
    }

    @AfterEach
    void close() {
        outbox.rest();
        outbox.close();
        cells.close();
    }

    /** None is handed out twice that was given back twice. */
    @Test
    void shouldKeepTimersApartThatAreStartedAfterAllWereCancelled() {
        timers.startOnce("a", "a", millis(1));
        timers.cancel("a");
        timers.cancelAll();
        timers.startOnce("b", "b", millis(1));
        timers.cancelAll();
        timers.startOnce("b", "b", millis(1));
        timers.startOnce("c", "c", millis(1));
        long later = outbox.now() + millis(1).toNanos() + SLACK;
        assertEquals(
                Set.of("b", "c"),
                turnTo(later).stream()
                        .map(envelope -> envelope.message)
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldTakeTheLongestInterval() {
        timers.startAtFixedRate("a", "a", Nanos.LONGEST, Nanos.LONGEST);
        assertTrue(timers.isActive("a"));
        Duration longer = Nanos.LONGEST.plusNanos(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> timers.startAtFixedRate("b", "b", Duration.ZERO, longer));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** What was posted when the wheel has been turned so far. */
    private List<Envelope> turnTo(long now) {
        wheel.poll(now, outbox);
        List<Envelope> posted = new ArrayList<>();
        for (Envelope next = cell.takeSignals(); next != null; next = next.next) {
            posted.add(next);
        }
        return posted;
    }

    private Envelope onlyOneAt(long now) {
        List<Envelope> posted = turnTo(now);
        assertEquals(1, posted.size());
        return posted.get(0);
    }

    private @Nullable ActorTimer arrive(Envelope envelope) {
        return timers.arrived(envelope.askSlot, envelope.askGeneration);
    }

    private void handle(Envelope envelope, long now) {
        ActorTimer timer = arrive(envelope);
        assertNotNull(timer);
        timers.handled(timer, envelope.askGeneration, now, wheel);
    }

    @Test
    void shouldPostOnceWhenTheDelayHasPassed() {
        timers.startOnce("k", "m", millis(50));
        long start = outbox.now();
        assertTrue(timers.isActive("k"));
        assertEquals(List.of(), turnTo(start + 49 * MILLI));
        Envelope posted = onlyOneAt(start + 50 * MILLI + SLACK);
        assertEquals("m", posted.message);
        assertEquals(MessageKind.TIMER.code(), posted.kindCode());
        assertTrue(timers.isActive("k"), "it is not handled yet");
        handle(posted, start + 60 * MILLI);
        assertFalse(timers.isActive("k"));
        assertEquals(List.of(), turnTo(start + 10_000 * MILLI));
    }

    @Test
    void shouldBeInactiveWhileItsOnlyMessageIsHandled() {
        timers.startOnce("k", "m", millis(0));
        Envelope posted = onlyOneAt(outbox.now() + SLACK);
        assertNotNull(arrive(posted));
        assertFalse(timers.isActive("k"));
        assertFalse(timers.cancel("k"));
    }

    @Test
    void shouldTakeTheTimerOffTheWheelWhenCancelled() {
        timers.startOnce("k", "m", millis(50));
        timers.startWithFixedDelay("l", "m", millis(5), millis(5));
        assertTrue(timers.cancel("k"));
        assertFalse(timers.cancel("k"));
        assertFalse(wheel.isEmpty());
        timers.cancelAll();
        assertTrue(wheel.isEmpty());
        assertFalse(timers.isActive("k"));
        assertFalse(timers.isActive("l"));
    }

    @Test
    void shouldKnowItsMessageForOldWhenCancelledAfterItWasPosted() {
        timers.startOnce("k", "m", millis(0));
        Envelope posted = onlyOneAt(outbox.now() + SLACK);
        assertTrue(timers.cancel("k"));
        assertNull(arrive(posted));
    }

    @Test
    void shouldKnowItsMessageForOldWhenReplacedAfterItWasPosted() {
        timers.startOnce("k", "old", millis(0));
        Envelope old = onlyOneAt(outbox.now() + SLACK);
        timers.startOnce("k", "new", millis(0));
        assertNull(arrive(old));
        Envelope fresh = onlyOneAt(outbox.now() + 3 * SLACK);
        assertEquals("new", fresh.message);
        assertNotNull(arrive(fresh));
    }

    @Test
    void shouldKnowItsMessageForOldWhenItsSlotIsUsedByAnotherKey() {
        timers.startOnce("k", "old", millis(0));
        Envelope old = onlyOneAt(outbox.now() + SLACK);
        timers.cancel("k");
        timers.startOnce("other", "new", millis(0));
        Envelope fresh = onlyOneAt(outbox.now() + 3 * SLACK);
        assertEquals(old.askSlot, fresh.askSlot, "or this test shows nothing");
        assertNotEquals(old.askGeneration, fresh.askGeneration);
        assertNull(arrive(old));
        assertNotNull(arrive(fresh));
    }

    @Test
    void shouldKeepToTheScheduleWhenAtFixedRate() {
        timers.startAtFixedRate("k", "m", millis(10), millis(100));
        long start = outbox.now();
        // Each handled 30 ms late: the next comes at its time all the same.
        for (int tick = 0; tick < 5; tick++) {
            long due = start + (10 + 100 * tick) * MILLI;
            assertEquals(List.of(), turnTo(due - MILLI));
            handle(onlyOneAt(due + SLACK), due + 30 * MILLI);
        }
        assertEquals(0, timers.skippedTicks("k"));
    }

    @Test
    void shouldSkipTicksWhenTheLastWasNotHandledYet() {
        timers.startAtFixedRate("k", "m", millis(0), millis(100));
        long start = outbox.now();
        Envelope first = onlyOneAt(start + SLACK);
        assertEquals(List.of(), turnTo(start + 350 * MILLI), "one is waiting");
        handle(first, start + 350 * MILLI);
        assertEquals(3, timers.skippedTicks("k"));
        assertEquals(List.of(), turnTo(start + 399 * MILLI));
        handle(onlyOneAt(start + 400 * MILLI + SLACK), start + 500 * MILLI);
        // Exactly at the next one's time: that one is not late.
        assertEquals(3, timers.skippedTicks("k"));
        assertEquals(1, turnTo(start + 500 * MILLI + SLACK).size());
    }

    @Test
    void shouldWaitFromTheHandlingWhenWithFixedDelay() {
        timers.startWithFixedDelay("k", "m", millis(0), millis(100));
        long start = outbox.now();
        handle(onlyOneAt(start + SLACK), start + 250 * MILLI);
        assertEquals(List.of(), turnTo(start + 349 * MILLI));
        assertEquals(1, turnTo(start + 350 * MILLI + SLACK).size());
        assertEquals(0, timers.skippedTicks("k"));
    }

    @Test
    void shouldLetARestartInItsOwnHandlerBe() {
        timers.startAtFixedRate("k", "m", millis(0), millis(100));
        long start = outbox.now();
        Envelope posted = onlyOneAt(start + SLACK);
        ActorTimer timer = arrive(posted);
        assertNotNull(timer);
        timers.startOnce("k", "n", millis(1_000));
        timers.handled(timer, posted.askGeneration, outbox.now(), wheel);
        assertEquals(List.of(), turnTo(start + 900 * MILLI));
        assertEquals("n", onlyOneAt(outbox.now() + 1_000 * MILLI + SLACK).message);
    }

    @Test
    void shouldLetACancelInItsOwnHandlerBe() {
        timers.startAtFixedRate("k", "m", millis(0), millis(100));
        Envelope posted = onlyOneAt(outbox.now() + SLACK);
        ActorTimer timer = arrive(posted);
        assertNotNull(timer);
        timers.cancel("k");
        timers.handled(timer, posted.askGeneration, outbox.now(), wheel);
        assertTrue(wheel.isEmpty());
    }

    @Test
    void shouldFreeTheSlotWhenAllAreCancelledAfterTheHandlerThrew() {
        timers.startOnce("k", "m", millis(0));
        Envelope posted = onlyOneAt(outbox.now() + SLACK);
        assertNotNull(arrive(posted));
        timers.cancelAll();
        timers.startOnce("other", "n", millis(0));
        assertEquals(posted.askSlot, onlyOneAt(outbox.now() + 3 * SLACK).askSlot);
    }

    @Test
    void shouldNotPileUpWhenRestartedForEachMessage() {
        for (int i = 0; i < 10_000; i++) {
            timers.startOnce("idle", "m" + i, millis(10_000));
        }
        assertEquals("m9999", onlyOneAt(outbox.now() + 20_000 * MILLI).message);
        assertTrue(wheel.isEmpty());
    }

    /** An actor that ends cancels them all, and has to end. */
    @Test
    void shouldCancelAllWhateverTheirKeysThrow() {
        AtomicBoolean hostile = new AtomicBoolean();
        for (int i = 0; i < 3; i++) {
            timers.startOnce(new Key(i, hostile), "m", millis(10));
        }
        hostile.set(true);
        timers.cancelAll();
        assertTrue(wheel.isEmpty());
        hostile.set(false);
        assertFalse(timers.isActive(new Key(0, hostile)));
    }

    /** All of one hash. */
    private record Key(int number, AtomicBoolean hostile) {
        @Override
        public int hashCode() {
            if (hostile.get()) {
                throw new IllegalStateException("on purpose");
            }
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            if (hostile.get()) {
                throw new IllegalStateException("on purpose");
            }
            return other instanceof Key key && key.number == number;
        }
    }

    @Test
    void shouldKeepThemApartWhenThereAreMany() {
        int many = 1_000;
        for (int i = 0; i < many; i++) {
            timers.startOnce(i, i, millis(i % 10));
        }
        for (int i = 0; i < many; i += 2) {
            assertTrue(timers.cancel(i));
        }
        List<Envelope> posted = turnTo(outbox.now() + 20 * MILLI);
        assertEquals(many / 2, posted.size());
        for (Envelope envelope : posted) {
            assertEquals(1, (int) (Integer) envelope.message % 2);
            handle(envelope, outbox.now());
        }
        assertTrue(wheel.isEmpty());
    }

    @Test
    void shouldCancelOnTheWheelItWasSetOnWhenTheActorHasMoved() {
        timers.startOnce("k", "m", millis(50));
        outbox.rest();
        TimerWheel elsewhere = new TimerWheel(System.nanoTime());
        Outbox other = cells.outbox(elsewhere);
        other.enter(cell);
        timers.startOnce("l", "m", millis(50));
        assertTrue(timers.cancel("k"));
        assertTrue(wheel.isEmpty());
        assertFalse(elsewhere.isEmpty());
        other.rest();
        other.close();
        outbox.enter(cell);
    }

    @Test
    void shouldRefuseDurationsOutOfRange() {
        Duration none = Duration.ZERO;
        Duration less = Duration.ofNanos(-1);
        Duration more = Duration.ofSeconds(Long.MAX_VALUE);
        Duration some = millis(1);
        for (Duration delay : List.of(less, more)) {
            assertThrows(IllegalArgumentException.class, () -> timers.startOnce("k", "m", delay));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> timers.startAtFixedRate("k", "m", delay, some));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> timers.startWithFixedDelay("k", "m", delay, some));
        }
        for (Duration interval : List.of(none, less, more)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> timers.startAtFixedRate("k", "m", some, interval));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> timers.startWithFixedDelay("k", "m", some, interval));
        }
        assertTrue(wheel.isEmpty());
    }

    @Test
    @SuppressWarnings("NullAway") // That is what it is about.
    void shouldRefuseNullForKeyAndMessage() {
        Duration some = millis(1);
        assertThrows(NullPointerException.class, () -> timers.startOnce(null, "m", some));
        assertThrows(NullPointerException.class, () -> timers.startOnce("k", null, some));
        assertThrows(NullPointerException.class, () -> timers.cancel(null));
        assertTrue(wheel.isEmpty());
    }

    @Test
    void shouldNeverFireWhenTheDelayIsTheLongest() {
        timers.startOnce("k", "m", Duration.ofDays(36_500));
        assertEquals(List.of(), turnTo(outbox.now() + 60_000 * MILLI));
        assertTrue(timers.cancel("k"));
    }
}
