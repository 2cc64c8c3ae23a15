package io.tacho.stress.analyze;

import java.util.Arrays;

/**
 * What a worker spent on what since its beginning, as it stood at every {@value #STEP}th of its
 * records: a few bytes a record less than all of them, for waits of seconds under overload.
 * Confined to a thread.
 */
final class Checkpoints {
    private static final int STEP = 4096;
    private static final int CAUSES = WaitCause.values().length;

    private long[] times = new long[64];
    private long[] sums = new long[64 * CAUSES];
    private int size;
    private long records;

    /**
     * A record comes.
     *
     * @param begin of what it tells, ns
     * @param spent up to then, by cause
     */
    void next(long begin, long[] spent) {
        if (records++ % STEP != 0) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            sums = Arrays.copyOf(sums, 2 * size * CAUSES);
        }
        times[size] = begin;
        System.arraycopy(spent, 0, sums, size * CAUSES, CAUSES);
        size++;
    }

    /**
     * What had been spent on something by a time, or a little later: never more than {@value #STEP}
     * records later, and nothing of what it tells is from before that time.
     */
    long spentBefore(WaitCause cause, long time) {
        int found = Arrays.binarySearch(times, 0, size, time);
        int at = found >= 0 ? found : -found - 1;
        return sums[Math.min(at, size - 1) * CAUSES + cause.ordinal()];
    }
}
