package io.tacho.stress.measure;

/**
 * The part of a run that counts. A message is in it if it was received in it; the run makes sure
 * that nothing is on its way when it starts or ends, so this cuts no operation in two. Written by
 * the run's thread, read by workers.
 */
public final class MeasuredWindow {
    /** Index of what counts. */
    static final int INSIDE = 0;

    /** Index of what does not: before the start and after the end. */
    static final int OUTSIDE = 1;

    /**
     * Later than any time, with room for differences: 146 years on either side of the clock's zero.
     */
    private static final long NEVER = 1L << 62;

    private volatile long startsAt = NEVER;
    private volatile long endsAt = NEVER;

    /** Not started. */
    public MeasuredWindow() {}

    /**
     * Sets the start.
     *
     * @param nanoTime ns, a moment at which nothing is on its way; {@link Long#MAX_VALUE} to take a
     *     start back
     */
    public void startAt(long nanoTime) {
        startsAt = Math.min(nanoTime, NEVER);
    }

    /**
     * Sets the end.
     *
     * @param nanoTime ns, a moment at which nothing is on its way; {@link Long#MAX_VALUE} to take
     *     an end back
     */
    public void endAt(long nanoTime) {
        endsAt = Math.min(nanoTime, NEVER);
    }

    /**
     * Whether a message counts.
     *
     * @param receivedAt ns
     * @return true from the start, inclusive, to the end, exclusive
     */
    public boolean contains(long receivedAt) {
        return index(receivedAt) == INSIDE;
    }

    /**
     * The same as an index, without a branch. A compiler leaves out a branch that was never taken;
     * the first message of the window would then throw the compiled code away, and the window would
     * begin with half a second of interpreted code.
     *
     * @param receivedAt ns
     * @return {@link #INSIDE} or {@link #OUTSIDE}
     */
    int index(long receivedAt) {
        return (int) ((receivedAt - startsAt | endsAt - 1 - receivedAt) >>> Long.SIZE - 1);
    }

    /**
     * The start.
     *
     * @return ns
     */
    public long startsAt() {
        return startsAt;
    }

    /**
     * Whether no end is set.
     *
     * @return true until {@link #endAt}
     */
    public boolean isOpen() {
        return endsAt == NEVER;
    }

    /**
     * The end.
     *
     * @return ns
     */
    public long endsAt() {
        return endsAt;
    }
}
