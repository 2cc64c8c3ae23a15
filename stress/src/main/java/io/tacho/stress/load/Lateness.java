package io.tacho.stress.load;

/** Counts how well a schedule is kept while it is followed. Confined to a thread. */
public final class Lateness {
    private long late;
    private long worst;
    private long last;

    /** Nothing was due yet. */
    public Lateness() {}

    /**
     * Something was done.
     *
     * @param behindNanos so long after it was due, ns
     */
    public void add(long behindNanos) {
        last = behindNanos;
        worst = Math.max(worst, behindNanos);
        if (behindNanos > Punctuality.LATE_NANOS) {
            late++;
        }
    }

    /**
     * What came of it so far.
     *
     * @return the schedule's figures
     */
    public Punctuality punctuality() {
        return new Punctuality(late, worst, last);
    }
}
