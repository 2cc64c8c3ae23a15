package io.tacho.runtime.engine;

import io.tacho.runtime.AskCallback;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The asks of one actor that are not answered yet. They belong to the actor, which may move between
 * workers: slot and generation travel with the question and come back with the reply, so an answer
 * to a slot that was used again is known to be late. Arrays that grow and are kept; used in the
 * actor's turn.
 */
final class PendingAsks implements TimerTask {
    private final ActorCell cell;
    private static final int INITIAL_SLOTS = 2;
    private static final int NONE = -1;
    private static final long NEVER = Long.MAX_VALUE;

    private @Nullable AskCallback<?>[] callbacks = new AskCallback<?>[INITIAL_SLOTS];

    /** Of a slot in use its deadline; of a free one the next free one. */
    private long[] deadlines = new long[INITIAL_SLOTS];

    private int[] generations = new int[INITIAL_SLOTS];
    private int firstFree = NONE;
    private int slots;

    /** Asks that wait. Written in the actor's turn, read by the worker whose timer fires. */
    private volatile int pending;

    /** When the first of the timers that are set fires; {@link #NEVER} if none is set. */
    private volatile long firstTimerAt = NEVER;

    /**
     * When the timers that are set fire, the earliest on top. A timer is only set when it is
     * earlier than all others, so this is as deep as there are different time outs. Guarded by
     * this.
     */
    private long[] timers = new long[1];

    private int timerCount;

    /** Where {@link #takeExpired} goes on, so that many asks that expire at once cost one pass. */
    private int expiryScan;

    PendingAsks(ActorCell cell) {
        this.cell = cell;
    }

    /** Keeps a callback; returns its slot. */
    int add(AskCallback<?> callback, long deadline) {
        int slot = firstFree;
        if (slot != NONE) {
            firstFree = (int) deadlines[slot];
        } else {
            if (slots == callbacks.length) {
                grow();
            }
            slot = slots++;
        }
        callbacks[slot] = callback;
        deadlines[slot] = deadline;
        // Volatile, before the look at firstTimerAt in needsTimer(): see timerFired().
        pending = pending + 1;
        return slot;
    }

    int generation(int slot) {
        return generations[slot];
    }

    /** Takes out the callback of a reply, or null if the reply is late. */
    @Nullable AskCallback<?> take(int slot, int generation) {
        if (slot >= slots || generations[slot] != generation) {
            return null;
        }
        return remove(slot);
    }

    /**
     * Takes out one callback whose deadline has passed, or null if there is none any more; to be
     * called until then.
     */
    @Nullable AskCallback<?> takeExpired(long now) {
        while (expiryScan < slots && pending > 0) {
            int slot = expiryScan++;
            if (callbacks[slot] != null && deadlines[slot] - now <= 0) {
                return remove(slot);
            }
        }
        expiryScan = 0;
        return null;
    }

    /**
     * Sets a timer if none is set that is earlier. One timer serves many asks: it is set for the
     * earliest and set again when it has fired, not once for each ask.
     */
    void armTimer(long deadline, Outbox outbox) {
        if (!needsTimer(deadline)) {
            return;
        }
        try {
            outbox.timers().schedule(this, deadline, outbox.now());
        } catch (Throwable notSet) {
            // Or later asks would rely on it.
            forgetTimer();
            throw notSet;
        }
    }

    /** Time outs run in the actor's own turn, so it is sent a message. */
    @Override
    public void fire(Outbox poster, long now) {
        if (timerFired() && !cell.isFinal()) {
            poster.post(cell, AskTimeout.INSTANCE);
        }
    }

    /** Whether a timer must be set for a deadline; it counts as set then. */
    boolean needsTimer(long deadline) {
        long first = firstTimerAt;
        if (first != NEVER && first - deadline <= 0) {
            return false;
        }
        setTimer(deadline);
        return true;
    }

    private synchronized void setTimer(long deadline) {
        if (timerCount == timers.length) {
            timers = Arrays.copyOf(timers, timerCount * 2);
        }
        timers[timerCount++] = deadline;
        firstTimerAt = deadline;
    }

    /**
     * A timer has fired, on any worker: the earliest, or, when they are on the wheels of different
     * workers, one that the earliest will soon follow. This takes it off first and looks for asks
     * then; an ask is added first and looks for timers then: so either this sees the ask, or the
     * ask sets a new timer.
     *
     * @return whether the actor must be sent a message to look which asks are too old
     */
    synchronized boolean timerFired() {
        forgetTimer();
        return pending > 0;
    }

    private synchronized void forgetTimer() {
        timerCount--;
        firstTimerAt = timerCount == 0 ? NEVER : timers[timerCount - 1];
    }

    /** Forgets all asks: whose object has ended gets no answers; they are late. */
    void forgetAll() {
        for (int slot = 0; slot < slots; slot++) {
            if (callbacks[slot] != null) {
                remove(slot);
            }
        }
        expiryScan = 0;
    }

    boolean isEmpty() {
        return pending == 0;
    }

    /** The earliest deadline; there must be one. */
    long earliestDeadline() {
        long earliest = 0;
        boolean found = false;
        for (int slot = 0; slot < slots; slot++) {
            if (callbacks[slot] != null && (!found || deadlines[slot] - earliest < 0)) {
                earliest = deadlines[slot];
                found = true;
            }
        }
        return earliest;
    }

    private @Nullable AskCallback<?> remove(int slot) {
        AskCallback<?> callback = callbacks[slot];
        callbacks[slot] = null;
        generations[slot]++;
        deadlines[slot] = firstFree;
        firstFree = slot;
        pending = pending - 1;
        return callback;
    }

    private void grow() {
        int capacity = callbacks.length * 2;
        callbacks = Arrays.copyOf(callbacks, capacity);
        deadlines = Arrays.copyOf(deadlines, capacity);
        generations = Arrays.copyOf(generations, capacity);
    }
}
