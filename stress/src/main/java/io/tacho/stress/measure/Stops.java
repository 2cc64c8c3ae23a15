package io.tacho.stress.measure;

import java.util.Arrays;

/**
 * When somebody stood still: intervals that don't overlap, in order. Answers in the logarithm of
 * their number, and at once between the same two as before: between two pauses lie thousands of
 * messages. Confined to a thread.
 */
public final class Stops {
    private final long[] from;
    private final long[] to;

    /** What all before each took together. */
    private final long[] before;

    /** A time without stops. */
    private long quietFrom = 1;

    private long quietTo;

    /**
     * Of intervals.
     *
     * @param from when each begins, ns, in order
     * @param to when each ends, ns, not after the next begins
     */
    public Stops(long[] from, long[] to) {
        this.from = from;
        this.to = to;
        before = new long[from.length + 1];
        for (int i = 0; i < from.length; i++) {
            before[i + 1] = before[i] + to[i] - from[i];
        }
    }

    /**
     * How much of a time was no standstill.
     *
     * @param begin ns
     * @param end ns
     * @return ns; 0 of a time that ends before it begins
     */
    public long net(long begin, long end) {
        if (end <= begin) {
            return 0;
        }
        return isQuiet(begin, end) ? end - begin : end - begin - (upTo(end) - upTo(begin));
    }

    /**
     * When something is done that needs so much time in motion.
     *
     * @param begin ns
     * @param work ns
     * @return ns
     */
    public long end(long begin, long work) {
        long end = begin + work;
        if (isQuiet(begin, end)) {
            return end;
        }
        int next = begunBy(begin);
        if (next > 0 && to[next - 1] > begin) {
            end = to[next - 1] + work;
        }
        while (next < from.length && from[next] < end) {
            end += to[next] - from[next];
            next++;
        }
        return end;
    }

    /**
     * Whether no standstill lies in a time.
     *
     * @param begin ns
     * @param end ns, not before it
     * @return true if all of it was in motion
     */
    public boolean isQuiet(long begin, long end) {
        if (begin >= quietFrom && end <= quietTo) {
            return true;
        }
        int begun = begunBy(begin);
        quietFrom = begun == 0 ? Long.MIN_VALUE : to[begun - 1];
        quietTo = begun == from.length ? Long.MAX_VALUE : from[begun];
        return begin >= quietFrom && end <= quietTo;
    }

    private long upTo(long time) {
        int begun = begunBy(time);
        long sum = before[begun];
        return begun > 0 && to[begun - 1] > time ? sum - (to[begun - 1] - time) : sum;
    }

    /** How many begin at a time or before it. */
    private int begunBy(long time) {
        int found = Arrays.binarySearch(from, time);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
