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
final class PendingAsks {
    private static final int INITIAL_SLOTS = 2;
    private static final int NONE = -1;

    private @Nullable AskCallback<?>[] callbacks = new AskCallback<?>[INITIAL_SLOTS];

    /** Of a slot in use its deadline; of a free one the next free one. */
    private long[] deadlines = new long[INITIAL_SLOTS];

    private int[] generations = new int[INITIAL_SLOTS];
    private int firstFree = NONE;
    private int slots;

    /** Asks that wait. Written in the actor's turn, read by the worker whose timer fires. */
    private volatile int pending;

    /** Whether a timer is set, and for when. Cleared by the worker whose timer fires. */
    private volatile boolean timerArmed;

    private long timerAt;

    PendingAsks() {}

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
        // Volatile, before the look at timerArmed in needsTimer(): see timerFired().
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

    /** Takes out one callback whose deadline has passed, or null if there is none (any more). */
    @Nullable AskCallback<?> takeExpired(long now) {
        for (int slot = 0; slot < slots && pending > 0; slot++) {
            if (callbacks[slot] != null && deadlines[slot] - now <= 0) {
                return remove(slot);
            }
        }
        return null;
    }

    /**
     * Whether a timer must be set for a deadline. One timer serves many asks: it is set for the
     * earliest and set again when it has fired, not once for each ask.
     */
    boolean needsTimer(long deadline) {
        if (timerArmed && timerAt - deadline <= 0) {
            return false;
        }
        timerAt = deadline;
        timerArmed = true;
        return true;
    }

    /**
     * A timer has fired, on any worker. It takes the arming back first and looks for asks then; an
     * ask is added first and looks for the arming then: so either this sees the ask, or the ask
     * sets a new timer.
     *
     * @return whether the actor must be sent a message to look which asks are too old
     */
    boolean timerFired() {
        timerArmed = false;
        return pending > 0;
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
