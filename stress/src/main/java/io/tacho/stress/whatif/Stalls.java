package io.tacho.stress.whatif;

import java.util.Arrays;

/**
 * The long delays of somebody who waits, each with the time that was waited since the one before:
 * what keeps a core from a thread that only waits comes with time, not with messages. Recorded on
 * one side and happening again on the other, in the same order; whoever waits longer than the
 * record goes through the last of them again.
 */
final class Stalls {
    private static final int KEPT = 1 << 16;
    private static final int MASK = KEPT - 1;

    private long[] gaps = new long[64];
    private long[] lengths = new long[64];
    private long recorded;
    private long happened;
    private long again;
    private boolean complete;

    /** Waited since the last one, as recorded. */
    private long waited;

    /** Waited since the last one, as recomputed. */
    private long waitedAgain;

    Stalls() {}

    // ---- the record

    void recordedWait(long nanos) {
        if (!complete) {
            waited += nanos;
        }
    }

    void recordedStall(long nanos) {
        if (complete) {
            return;
        }
        if (recorded == gaps.length && gaps.length < KEPT) {
            gaps = Arrays.copyOf(gaps, 2 * gaps.length);
            lengths = Arrays.copyOf(lengths, 2 * lengths.length);
        }
        int slot = (int) recorded & MASK;
        gaps[slot] = waited;
        lengths[slot] = nanos;
        recorded++;
        waited = 0;
        happened = Math.max(happened, recorded - KEPT);
        again = Math.max(again, recorded - KEPT);
    }

    /** The record was gone through once; what is shown now was shown before. */
    void recordIsComplete() {
        complete = true;
    }

    // ---- the simulation

    /** How long one can wait before the next one comes, ns. */
    long untilNext() {
        if (happened < recorded) {
            return Math.max(0, gaps[(int) happened & MASK] - waitedAgain);
        }
        if (recorded == 0) {
            return Long.MAX_VALUE;
        }
        // That none came up to here is on record, too.
        return Math.max(0, Math.max(waited, gaps[(int) again & MASK]) - waitedAgain);
    }

    void waits(long nanos) {
        waitedAgain += nanos;
    }

    /** The next one comes; how long it takes, ns. */
    long happen() {
        waitedAgain = 0;
        if (happened < recorded) {
            return lengths[(int) happened++ & MASK];
        }
        long length = lengths[(int) again & MASK];
        again++;
        if (again == recorded) {
            again = Math.max(0, recorded - KEPT);
        }
        return length;
    }
}
