package io.tacho.stress.analyze;

import io.tacho.stress.measure.Stops;

/**
 * What one worker did last, in the order of time: a ring that is asked what a span up to now was
 * spent on, in the logarithm of its size, and that charges whoever a span was spent for when it
 * leaves the ring. Times in pauses of the process are nobody's.
 */
final class WorkerTimeline {
    /** In the place of an actor's id. */
    static final int NO_ACTOR = -1;

    /** What is longer ago is charged to nobody, and known in steps of {@link Checkpoints} only. */
    private static final int CAPACITY = 1 << 18;

    private static final int MASK = CAPACITY - 1;
    private static final int CHANGE_MASK = 2 * CAPACITY - 1;

    /** Entries between two that sums are kept for: few, as this ring is written for each record. */
    private static final int STEP = 64;

    private static final WaitCause[] CAUSES = WaitCause.values();

    /** About now, and about what was before. */
    private final Stops stops;

    private final Stops stopsBefore;
    private final TailSums charges;
    private final long[] from = new long[CAPACITY];
    private final long[] to = new long[CAPACITY];
    private final byte[] what = new byte[CAPACITY];
    private final int[] actor = new int[CAPACITY];

    /** By cause, what everything before every 64th entry took together, without pauses. */
    private final long[] before = new long[CAPACITY / STEP * CAUSES.length];

    /** How many more wait from this entry on than before it; also of the entry to come. */
    private final int[] change = new int[2 * CAPACITY];

    private final long[] sums = new long[CAUSES.length];
    private final Checkpoints checkpoints = new Checkpoints();
    private long oldest;
    private long next;
    private long waiting;

    /**
     * @param charges gets what is charged
     */
    WorkerTimeline(PauseTimeline pauses, TailSums charges) {
        stops = pauses.stops();
        stopsBefore = pauses.stops();
        this.charges = charges;
    }

    /** What the worker did next. */
    void add(long begin, long end, WaitCause cause, int whose) {
        if (next - oldest == CAPACITY) {
            leave();
        }
        int slot = (int) next & MASK;
        from[slot] = begin;
        to[slot] = end;
        what[slot] = (byte) cause.ordinal();
        actor[slot] = whose;
        if (slot % STEP == 0) {
            System.arraycopy(sums, 0, before, sumsAt(slot), sums.length);
        }
        checkpoints.next(begin, sums);
        sums[cause.ordinal()] += stops.net(begin, end);
        next++;
    }

    /**
     * What the time from then to now was spent on, without pauses.
     *
     * @param byCause gets the ns for each of {@link WaitCause#OF_A_WORKER} added
     */
    void spent(long since, long[] byCause) {
        if (next > oldest && since < from[(int) oldest & MASK]) {
            for (WaitCause cause : WaitCause.OF_A_WORKER) {
                byCause[cause.ordinal()] +=
                        sums[cause.ordinal()] - checkpoints.spentBefore(cause, since);
            }
            return;
        }
        // One by one up to where sums are kept, and by those from there on.
        long entry = firstEndingAfter(since);
        for (; entry < next && entry % STEP != 0; entry++) {
            int slot = (int) entry & MASK;
            byCause[what[slot]] += stopsBefore.net(Math.max(since, from[slot]), to[slot]);
        }
        if (entry < next) {
            int slot = (int) entry & MASK;
            for (WaitCause cause : WaitCause.OF_A_WORKER) {
                byCause[cause.ordinal()] +=
                        sums[cause.ordinal()] - before[sumsAt(slot) + cause.ordinal()];
            }
            byCause[what[slot]] -= early(slot, since);
        }
    }

    private static int sumsAt(int slot) {
        return slot / STEP * CAUSES.length;
    }

    /** A message has waited since then and is received now: for all that came meanwhile. */
    void waitedFrom(long since) {
        long first = firstEndingAfter(since);
        if (first == next) {
            return;
        }
        change[(int) first & CHANGE_MASK]++;
        change[(int) next & CHANGE_MASK]--;
        int slot = (int) first & MASK;
        if (actor[slot] != NO_ACTOR) {
            // The whole entry will be charged, so what it did before the wait is taken off.
            charges.kept(actor[slot], from[slot], -early(slot, since), 0);
        }
    }

    /** Nothing comes any more. */
    void end() {
        while (oldest < next) {
            leave();
        }
    }

    private void leave() {
        int slot = (int) oldest & MASK;
        waiting += change[(int) oldest & CHANGE_MASK];
        change[(int) oldest & CHANGE_MASK] = 0;
        if (waiting > 0 && actor[slot] != NO_ACTOR) {
            charges.kept(
                    actor[slot],
                    from[slot],
                    waiting * stopsBefore.net(from[slot], to[slot]),
                    to[slot] - from[slot]);
        }
        charges.passed(from[slot]);
        oldest++;
    }

    /** Whom the worker was busy with from then to now, and how long, without pauses. */
    void busyWith(long since, BusyWith visitor) {
        for (long entry = firstEndingAfter(since); entry < next; entry++) {
            int slot = (int) entry & MASK;
            if (actor[slot] != NO_ACTOR) {
                visitor.busy(actor[slot], stopsBefore.net(Math.max(since, from[slot]), to[slot]));
            }
        }
    }

    /** Is shown whom a worker was busy with. */
    @FunctionalInterface
    interface BusyWith {
        /** One handling, or the part of it that counts, ns. */
        void busy(int actor, long nanos);
    }

    /** What of an entry lies before a time. */
    private long early(int slot, long time) {
        return stopsBefore.net(from[slot], Math.min(time, to[slot]));
    }

    private long firstEndingAfter(long time) {
        long low = oldest;
        long high = next;
        while (low < high) {
            long middle = low + high >>> 1;
            if (to[(int) middle & MASK] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
