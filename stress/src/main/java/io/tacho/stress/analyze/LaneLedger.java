package io.tacho.stress.analyze;

import io.tacho.runtime.spi.MessageIds;
import java.util.Arrays;

/**
 * What was sent, from the numbers that message ids carry: each lane numbers its messages without
 * gaps, so from the first to the last number seen everything was sent, and a number that never
 * appears was lost.
 */
final class LaneLedger {
    private static final int LANES = MessageIds.MAX_LANE + 1;

    private final long[] first = new long[LANES];
    private final long[] last = new long[LANES];

    LaneLedger() {
        Arrays.fill(first, Long.MAX_VALUE);
    }

    void saw(long messageId) {
        int lane = MessageIds.lane(messageId);
        long sequence = MessageIds.sequence(messageId);
        first[lane] = Math.min(first[lane], sequence);
        last[lane] = Math.max(last[lane], sequence);
    }

    void add(LaneLedger other) {
        for (int lane = 0; lane < LANES; lane++) {
            first[lane] = Math.min(first[lane], other.first[lane]);
            last[lane] = Math.max(last[lane], other.last[lane]);
        }
    }

    long sent() {
        long sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            if (first[lane] <= last[lane]) {
                sum += last[lane] - first[lane] + 1;
            }
        }
        return sum;
    }
}
