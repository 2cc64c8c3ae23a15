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
    private static final int INITIAL_SLOTS = 4;

    private @Nullable AskCallback<?>[] callbacks = new AskCallback<?>[INITIAL_SLOTS];
    private long[] deadlines = new long[INITIAL_SLOTS];
    private int[] generations = new int[INITIAL_SLOTS];

    /** Stack of free slots. */
    private int[] free = new int[INITIAL_SLOTS];

    private int freeCount;
    private int slots;
    private int pending;
    private boolean timerArmed;
    private long timerAt;

    PendingAsks() {}

    /** Keeps a callback; returns its slot. */
    int add(AskCallback<?> callback, long deadline) {
        if (freeCount == 0) {
            if (slots == callbacks.length) {
                grow();
            }
            free[freeCount++] = slots++;
        }
        int slot = free[--freeCount];
        callbacks[slot] = callback;
        deadlines[slot] = deadline;
        pending++;
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
        timerArmed = true;
        timerAt = deadline;
        return true;
    }

    /** The timer has fired. */
    void timerFired() {
        timerArmed = false;
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
        free[freeCount++] = slot;
        pending--;
        return callback;
    }

    private void grow() {
        int capacity = callbacks.length * 2;
        callbacks = Arrays.copyOf(callbacks, capacity);
        deadlines = Arrays.copyOf(deadlines, capacity);
        generations = Arrays.copyOf(generations, capacity);
        free = Arrays.copyOf(free, capacity);
    }
}
