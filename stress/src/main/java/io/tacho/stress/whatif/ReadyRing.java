package io.tacho.stress.whatif;

/**
 * The run queue of a worker, as the runtime has it: first in, first out, but for the one that the
 * turn before has woken, up to three times in a row.
 */
final class ReadyRing {
    static final int NONE = -1;
    private static final int CAPACITY = 256;
    private static final int STREAK = 3;
    private static final int MASK = CAPACITY - 1;

    private final int[] actors = new int[CAPACITY];
    private int head;
    private int tail;
    private int tailWhenPolled;
    private int tailWhenBack;
    private int streak;

    ReadyRing() {}

    /** False if it is full. */
    boolean offer(int actor) {
        if (tail - head == CAPACITY) {
            return false;
        }
        actors[tail++ & MASK] = actor;
        return true;
    }

    /** Takes one to run it. */
    int poll() {
        boolean woken = tail == tailWhenBack && tailWhenBack - tailWhenPolled == 1;
        int actor;
        if (woken && streak < STREAK && tail != head) {
            actor = actors[--tail & MASK];
            streak++;
        } else {
            streak = 0;
            actor = take();
        }
        tailWhenPolled = tail;
        return actor;
    }

    /** The turn is over. */
    void back() {
        tailWhenBack = tail;
    }

    /** Takes the first to give it away. */
    int take() {
        return head == tail ? NONE : actors[head++ & MASK];
    }

    int size() {
        return tail - head;
    }
}
