package io.tacho.runtime.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One timer of an actor, used again for others when it is done with. Belongs to the actor's turn;
 * what {@link #fire} reads is written before the timer is put on a wheel and not while it is there,
 * so the wheel's lock is the happens-before edge.
 */
final class ActorTimer implements TimerTask {
    final int slot;

    /** The next one that is free. */
    @Nullable ActorTimer nextFree;

    private final ActorCell cell;

    /** Each use has another, and so is known by it. */
    private int generation;

    private @Nullable Object key;
    private @Nullable Object message;
    private Pace pace = Pace.ONCE;
    private long interval;
    private boolean active;
    private long dueAt;
    private long skipped;

    /** Where it is set; null from when its message arrived until it is set again. */
    private @Nullable DeadlineTimers wheel;

    private long timerId;

    ActorTimer(ActorCell cell, int slot) {
        this.cell = cell;
        this.slot = slot;
    }

    int generation() {
        return generation;
    }

    boolean isInUse() {
        return key != null;
    }

    /** Whether a message may still come. */
    boolean isActive() {
        return active;
    }

    long skipped() {
        return skipped;
    }

    Object key() {
        return Objects.requireNonNull(key, "a timer in use has a key");
    }

    /** Begins a use; it must be on no wheel. */
    void begin(Object itsKey, Object itsMessage, Pace itsPace, long intervalNanos) {
        generation++;
        key = itsKey;
        message = itsMessage;
        pace = itsPace;
        interval = intervalNanos;
        skipped = 0;
        active = true;
    }

    /** Puts it on a wheel. */
    void arm(long due, long now, DeadlineTimers on) {
        dueAt = due;
        wheel = on;
        timerId = on.schedule(this, due, now);
    }

    /** Its message has arrived and is about to be handled. */
    void arrived() {
        wheel = null;
        if (pace == Pace.ONCE) {
            active = false;
        }
    }

    /**
     * Its message was handled, in the same use: puts it on the wheel again if more is to come.
     *
     * @return whether it is done with
     */
    boolean handled(long now, DeadlineTimers on) {
        if (pace == Pace.ONCE) {
            return true;
        }
        arm(pace == Pace.FIXED_DELAY ? now + interval : nextTick(now), now, on);
        return false;
    }

    private long nextTick(long now) {
        long passed = Math.max(0, (now - dueAt - 1) / interval);
        skipped += passed;
        return dueAt + (passed + 1) * interval;
    }

    /** Takes it off the wheel; its message is handled no more if it has fired. */
    void disarm() {
        DeadlineTimers on = wheel;
        if (on != null) {
            on.cancel(timerId, this);
            wheel = null;
        }
    }

    /** Ends a use. */
    void end() {
        disarm();
        generation++;
        active = false;
        skipped = 0;
        key = null;
        message = null;
    }

    @Override
    public void fire(Outbox poster, long now) {
        Object due = message;
        if (due != null && !cell.isFinal()) {
            poster.post(cell, due, slot, generation);
        }
    }
}
