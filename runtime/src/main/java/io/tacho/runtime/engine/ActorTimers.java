package io.tacho.runtime.engine;

import io.tacho.runtime.Timers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one actor. Slot and generation travel with a timer's message, so that a message of
 * a timer that was cancelled since is known when it arrives. Used in the actor's turn.
 */
final class ActorTimers implements Timers<Object> {
    private static final int INITIAL_SLOTS = 2;

    private final ActorCell cell;
    private final Object2ObjectHashMap<Object, ActorTimer> byKey = new Object2ObjectHashMap<>();
    private @Nullable ActorTimer[] timers = new ActorTimer[INITIAL_SLOTS];
    private int slots;
    private @Nullable ActorTimer firstFree;

    ActorTimers(ActorCell cell) {
        this.cell = cell;
    }

    // ---- the actor's

    @Override
    public void startOnce(Object key, Object message, Duration delay) {
        start(key, message, Pace.ONCE, delayNanos(delay), 0);
    }

    @Override
    public void startAtFixedRate(
            Object key, Object message, Duration initialDelay, Duration interval) {
        start(key, message, Pace.FIXED_RATE, delayNanos(initialDelay), intervalNanos(interval));
    }

    @Override
    public void startWithFixedDelay(
            Object key, Object message, Duration initialDelay, Duration delay) {
        start(key, message, Pace.FIXED_DELAY, delayNanos(initialDelay), intervalNanos(delay));
    }

    private void start(Object key, Object message, Pace pace, long delay, long interval) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
        Outbox outbox = cell.outbox();
        ActorTimer timer = byKey.get(key);
        if (timer == null) {
            timer = acquire();
            byKey.put(key, timer);
        } else {
            timer.disarm();
        }
        timer.begin(key, message, pace, interval);
        long now = outbox.refreshClock();
        timer.arm(now + delay, now, outbox.timers());
    }

    @Override
    public boolean cancel(Object key) {
        ActorTimer timer = find(key);
        if (timer == null || !timer.isActive()) {
            return false;
        }
        release(timer);
        return true;
    }

    @Override
    public void cancelAll() {
        cell.outbox();
        for (int slot = 0; slot < slots; slot++) {
            ActorTimer timer = timers[slot];
            if (timer != null && timer.isInUse()) {
                free(timer);
            }
        }
        // Not one by one, which calls the keys' own methods: an actor that ends must end.
        byKey.clear();
    }

    @Override
    public boolean isActive(Object key) {
        ActorTimer timer = find(key);
        return timer != null && timer.isActive();
    }

    @Override
    public long skippedTicks(Object key) {
        ActorTimer timer = find(key);
        return timer == null ? 0 : timer.skipped();
    }

    private @Nullable ActorTimer find(Object key) {
        Objects.requireNonNull(key, "key");
        cell.outbox();
        return byKey.get(key);
    }

    // ---- when a message has arrived

    /** The timer of a message that is about to be handled, or null if it was cancelled since. */
    @Nullable ActorTimer arrived(int slot, int generation) {
        ActorTimer timer = slot < slots ? timers[slot] : null;
        if (timer == null || timer.generation() != generation) {
            return null;
        }
        timer.arrived();
        return timer;
    }

    /**
     * The message was handled. Does nothing if the timer was cancelled or replaced meanwhile.
     *
     * @param generation that the message brought
     * @param wheel where the next time is set
     */
    void handled(ActorTimer timer, int generation, long now, DeadlineTimers wheel) {
        if (timer.generation() == generation && timer.handled(now, wheel)) {
            release(timer);
        }
    }

    // ---- slots

    private ActorTimer acquire() {
        ActorTimer free = firstFree;
        if (free != null) {
            firstFree = free.nextFree;
            return free;
        }
        if (slots == timers.length) {
            timers = Arrays.copyOf(timers, slots * 2);
        }
        ActorTimer fresh = new ActorTimer(cell, slots);
        timers[slots++] = fresh;
        return fresh;
    }

    private void release(ActorTimer timer) {
        byKey.remove(timer.key());
        free(timer);
    }

    private void free(ActorTimer timer) {
        timer.end();
        timer.nextFree = firstFree;
        firstFree = timer;
    }

    // ---- durations

    private static long delayNanos(Duration delay) {
        if (delay.isNegative() || delay.compareTo(Nanos.LONGEST) > 0) {
            throw outOfRange("delay is 0", delay);
        }
        return delay.toNanos();
    }

    private static long intervalNanos(Duration interval) {
        if (interval.isNegative() || interval.isZero() || interval.compareTo(Nanos.LONGEST) > 0) {
            throw outOfRange("interval is more than 0", interval);
        }
        return interval.toNanos();
    }

    private static IllegalArgumentException outOfRange(String least, Duration given) {
        return new IllegalArgumentException(
                "a timer's "
                        + least
                        + " and at most "
                        + Nanos.LONGEST.toDays()
                        + " days, not "
                        + given);
    }
}
