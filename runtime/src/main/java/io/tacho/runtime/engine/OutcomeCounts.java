package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What became of the messages that one worker handled. Written by the worker, read by any thread.
 */
final class OutcomeCounts {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int OUTCOMES = MessageOutcome.values().length;

    /** Longs before and after those that count: a cache line that no other object shares. */
    private static final int PADDING = 8;

    private final long[] counts = new long[PADDING + OUTCOMES + PADDING];

    OutcomeCounts() {}

    void increment(MessageOutcome outcome) {
        int index = PADDING + outcome.ordinal();
        // Release: a reader that sees the count sees all that was sent before it was handled.
        ELEMENT.setRelease(counts, index, counts[index] + 1);
    }

    long get(MessageOutcome outcome) {
        return (long) ELEMENT.getAcquire(counts, PADDING + outcome.ordinal());
    }
}
