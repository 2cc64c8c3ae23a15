package io.tacho.stress.whatif;

import java.util.Arrays;

/**
 * How far the record must be read to have everything that began to wait up to a time: messages
 * stand in it in the order in which they were received. Kept for intervals, which double when there
 * are too many.
 */
final class ReadHorizon {
    private static final int INTERVALS = 1 << 16;
    private static final long FIRST_WIDTH = 1_000_000;

    private final long[] lastReceived = new long[INTERVALS];
    private long base = Long.MIN_VALUE;
    private long width = FIRST_WIDTH;

    ReadHorizon() {
        Arrays.fill(lastReceived, Long.MIN_VALUE);
    }

    /** A message that began to wait then and was received then; ns. */
    void add(long since, long receivedAt) {
        if (base == Long.MIN_VALUE) {
            base = since;
        }
        while ((since - base) / width >= INTERVALS) {
            widen();
        }
        int interval = interval(since);
        lastReceived[interval] = Math.max(lastReceived[interval], receivedAt);
    }

    /** Nothing is added any more. */
    void seal() {
        for (int i = 1; i < INTERVALS; i++) {
            lastReceived[i] = Math.max(lastReceived[i], lastReceived[i - 1]);
        }
    }

    /** All that began to wait by a time was received by this; ns. */
    long receivedBy(long since) {
        return Math.max(since, lastReceived[interval(since)]);
    }

    private int interval(long since) {
        return (int) Math.min(INTERVALS - 1, Math.max(0, since - base) / width);
    }

    private void widen() {
        for (int i = 0; i < INTERVALS / 2; i++) {
            lastReceived[i] = Math.max(lastReceived[2 * i], lastReceived[2 * i + 1]);
        }
        Arrays.fill(lastReceived, INTERVALS / 2, INTERVALS, Long.MIN_VALUE);
        width *= 2;
    }
}
