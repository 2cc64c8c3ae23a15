package io.tacho.stress.whatif;

import java.util.Arrays;

/** The actors: whether each has work, its mailbox, and where it ran last. Arrays by id. */
final class SimActors {
    static final int NONE = -1;

    private final MessageSlots messages;
    private final ActorTrace seen;
    private final int recordedWorkers;
    private final int workers;
    private int[] first = {};
    private int[] last = {};
    private int[] nextReady = {};
    private short[] worker = {};
    private boolean[] ready = {};

    /**
     * @param seen as the simulation begins
     */
    SimActors(MessageSlots messages, ActorTrace seen, int recordedWorkers, int workers) {
        this.messages = messages;
        this.seen = seen;
        this.recordedWorkers = recordedWorkers;
        this.workers = workers;
    }

    /** Puts a message into its recipient's mailbox; whether that has to be scheduled now. */
    boolean receive(int slot) {
        int actor = messages.recipient[slot];
        ensure(actor);
        messages.next[slot] = NONE;
        if (first[actor] == NONE) {
            first[actor] = slot;
        } else {
            messages.next[last[actor]] = slot;
        }
        last[actor] = slot;
        boolean wake = !ready[actor];
        ready[actor] = true;
        return wake;
    }

    int poll(int actor) {
        int slot = first[actor];
        first[actor] = messages.next[slot];
        return slot;
    }

    boolean hasMail(int actor) {
        return first[actor] != NONE;
    }

    /** It has nothing to do any more. */
    void release(int actor) {
        ready[actor] = false;
    }

    int worker(int actor) {
        return worker[actor];
    }

    void runsOn(int actor, int index) {
        worker[actor] = (short) index;
    }

    /** The link of an inbox: an actor is in one at most. */
    int nextReady(int actor) {
        return nextReady[actor];
    }

    void nextReady(int actor, int next) {
        nextReady[actor] = next;
    }

    private void ensure(int actor) {
        int known = first.length;
        if (actor < known) {
            return;
        }
        int capacity = Math.max(actor + 1, Math.max(64, 2 * known));
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
        nextReady = Arrays.copyOf(nextReady, capacity);
        worker = Arrays.copyOf(worker, capacity);
        ready = Arrays.copyOf(ready, capacity);
        Arrays.fill(first, known, capacity, NONE);
        for (int i = known; i < capacity; i++) {
            worker[i] = (short) (workers == recordedWorkers ? seen.where(i, workers) : i % workers);
        }
    }
}
