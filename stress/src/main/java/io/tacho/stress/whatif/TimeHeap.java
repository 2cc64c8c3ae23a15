package io.tacho.stress.whatif;

import java.util.Arrays;

/** Messages by a time, those of the same time by a rank: a binary heap without objects. */
final class TimeHeap {
    private long[] times = new long[64];
    private long[] ranks = new long[64];
    private int[] messages = new int[64];
    private int size;

    TimeHeap() {}

    boolean isEmpty() {
        return size == 0;
    }

    /** The earliest time; not of an empty one. */
    long time() {
        return times[0];
    }

    void add(long time, long rank, int message) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            ranks = Arrays.copyOf(ranks, 2 * size);
            messages = Arrays.copyOf(messages, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int parent = at - 1 >> 1;
            if (!precedes(time, rank, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, time, rank, message);
    }

    /** Takes the earliest. */
    int take() {
        int first = messages[0];
        size--;
        long time = times[size];
        long rank = ranks[size];
        int message = messages[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && precedes(times[child + 1], ranks[child + 1], child)) {
                child++;
            }
            if (precedes(time, rank, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, time, rank, message);
        return first;
    }

    private boolean precedes(long time, long rank, int other) {
        return time < times[other] || time == times[other] && rank < ranks[other];
    }

    private void move(int from, int to) {
        put(to, times[from], ranks[from], messages[from]);
    }

    private void put(int at, long time, long rank, int message) {
        times[at] = time;
        ranks[at] = rank;
        messages[at] = message;
    }
}
