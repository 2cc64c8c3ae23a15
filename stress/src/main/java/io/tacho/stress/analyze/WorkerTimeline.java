package io.tacho.stress.analyze;

/**
 * What one worker did last, in the order of time: a ring that is asked what a span up to now was
 * spent on, in the logarithm of its size, and that charges whoever a span was spent for when it
 * leaves the ring. Times in pauses of the process are nobody's.
 */
final class WorkerTimeline {
    /** In the place of an actor's id. */
    static final int NO_ACTOR = -1;

    /** What is longer ago is charged to nobody, and known in steps of {@link History} only. */
    private static final int CAPACITY = 1 << 18;

    private static final int MASK = CAPACITY - 1;
    private static final int CHANGE_MASK = 2 * CAPACITY - 1;

    private final PauseTimeline pauses;
    private final TailSums charges;
    private final long[] from = new long[CAPACITY];
    private final long[] to = new long[CAPACITY];
    private final WaitCause[] what = new WaitCause[CAPACITY];
    private final int[] actor = new int[CAPACITY];

    /** By cause, what everything before this entry took together, without pauses. */
    private final long[][] before;

    /** How many more wait from this entry on than before it; also of the entry to come. */
    private final int[] change = new int[2 * CAPACITY];

    private final long[] sums;
    private final History history = new History();

    /** A time without pauses. */
    private long quietFrom = Long.MAX_VALUE;

    private long quietTo = Long.MIN_VALUE;
    private long oldest;
    private long next;
    private long waiting;

    /**
     * @param charges gets what is charged
     */
    WorkerTimeline(PauseTimeline pauses, TailSums charges) {
        this.pauses = pauses;
        this.charges = charges;
        before = new long[WaitCause.values().length][];
        for (WaitCause each : WaitCause.OF_A_WORKER) {
            before[each.ordinal()] = new long[CAPACITY];
        }
        sums = new long[before.length];
    }

    /** What the worker did next. */
    void add(long begin, long end, WaitCause cause, int whose) {
        if (next - oldest == CAPACITY) {
            leave();
        }
        int slot = (int) next & MASK;
        from[slot] = begin;
        to[slot] = end;
        what[slot] = cause;
        actor[slot] = whose;
        for (WaitCause each : WaitCause.OF_A_WORKER) {
            before[each.ordinal()][slot] = sums[each.ordinal()];
        }
        history.next(begin, sums);
        sums[cause.ordinal()] += net(begin, end);
        next++;
    }

    /** How long from then to now was spent on something, without pauses, ns. */
    long spent(WaitCause cause, long since) {
        if (next > oldest && since < from[(int) oldest & MASK]) {
            return sums[cause.ordinal()] - history.spentBefore(cause, since);
        }
        long first = firstEndingAfter(since);
        if (first == next) {
            return 0;
        }
        int slot = (int) first & MASK;
        long sum = sums[cause.ordinal()] - before[cause.ordinal()][slot];
        return what[slot] == cause ? sum - early(slot, since) : sum;
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
                    waiting * net(from[slot], to[slot]),
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
                visitor.busy(actor[slot], net(Math.max(since, from[slot]), to[slot]));
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
        return net(from[slot], Math.min(time, to[slot]));
    }

    private long net(long begin, long end) {
        if (end <= begin) {
            return 0;
        }
        if (begin < quietFrom || end > quietTo) {
            // Between two pauses lie thousands of messages: looked up once for all of them.
            quietFrom = pauses.quietFrom(end);
            quietTo = pauses.quietTo(end);
        }
        return begin >= quietFrom && end <= quietTo
                ? end - begin
                : end - begin - pauses.within(begin, end);
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
