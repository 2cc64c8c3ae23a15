package io.tacho.stress.measure;

/**
 * The part of a run that counts. A message is in it if it was received in it; the run makes sure
 * that nothing is on its way when it starts or ends, so this cuts no operation in two. Written by
 * the run's thread, read by workers.
 */
public final class MeasuredWindow {
    private volatile long startsAt = Long.MAX_VALUE;
    private volatile long endsAt = Long.MAX_VALUE;

    /** Not started. */
    public MeasuredWindow() {}

    /**
     * Sets the start.
     *
     * @param nanoTime ns, a little ahead of now, so that every worker knows it in time; {@link
     *     Long#MAX_VALUE} to take a start back
     */
    public void startAt(long nanoTime) {
        startsAt = nanoTime;
    }

    /**
     * Sets the end.
     *
     * @param nanoTime ns, a little ahead of now; {@link Long#MAX_VALUE} to take an end back
     */
    public void endAt(long nanoTime) {
        endsAt = nanoTime;
    }

    /**
     * Whether a message counts.
     *
     * @param receivedAt ns
     * @return true from the start, inclusive, to the end, exclusive
     */
    public boolean contains(long receivedAt) {
        return receivedAt >= startsAt && receivedAt < endsAt;
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
     * The end.
     *
     * @return ns
     */
    public long endsAt() {
        return endsAt;
    }
}
