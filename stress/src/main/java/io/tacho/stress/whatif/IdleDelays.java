package io.tacho.stress.whatif;

import io.tacho.runtime.SchedulingOptions;
import io.tacho.stress.measure.Stops;

/**
 * How late somebody who waits, a worker or the load, notices that there is something to do. What
 * finds it waiting as it did in the record is noticed as late as then; what finds it waiting now
 * but did not then, as late as the last before it. Long delays of who does not sleep are {@link
 * Stalls}.
 */
final class IdleDelays {
    /** In the place of a time that says nothing. */
    static final long NONE = -1;

    /** What is longer has to do with the machine, not with looking for work. */
    static final long LONG = 20_000;

    /** What is longer than any wake-up is not what one usually costs. */
    private static final long LONG_ASLEEP = 200_000;

    private final Stalls stalls = new Stalls();

    /** Who waits for longer than this sleeps; as far as the record tells. */
    private long awakeFor = Long.MAX_VALUE;

    private long lastAwake;
    private long lastAsleep;

    IdleDelays() {}

    // ---- the record

    /** It waited for so long, for something that does not tell how soon it was noticed. */
    void waited(long nanos) {
        stalls.recordedWait(nanos);
    }

    /** It fell asleep after so long. */
    void fellAsleep(long nanos) {
        long least = SchedulingOptions.DEFAULT.spinNanos();
        awakeFor = Math.min(awakeFor, Math.max(least, nanos));
    }

    /**
     * It had waited for so long when something came, and noticed it so much later.
     *
     * @return how late what came is noticed when it finds it waiting again; {@link #NONE} if that
     *     had nothing to do with what came
     */
    long noticed(long idle, long late, boolean asleep) {
        stalls.recordedWait(idle);
        if (asleep) {
            if (late <= LONG_ASLEEP) {
                lastAsleep = late;
            }
        } else if (late <= LONG) {
            lastAwake = late;
        } else {
            stalls.recordedStall(late);
            return NONE;
        }
        return late;
    }

    /** The record was gone through once; what is shown now was shown before. */
    void recordIsComplete() {
        stalls.recordIsComplete();
    }

    // ---- the simulation

    /**
     * When something is noticed.
     *
     * @param stops when nobody notices anything
     * @param from since when there was nothing to do
     * @param at when it comes, not before that
     * @param then what is on record of it
     */
    long noticedAt(Stops stops, long from, long at, FoundWaiting then) {
        long idle = stops.net(from, at);
        if (isAsleep(idle, then)) {
            stalls.waits(idle);
            return stops.end(at, then.asleep() ? then.late() : lastAsleep);
        }
        long begin = from;
        while (true) {
            long untilNext = stalls.untilNext();
            long next = untilNext > at - begin ? Long.MAX_VALUE : stops.end(begin, untilNext);
            if (next > at) {
                stalls.waits(stops.net(begin, at));
                boolean known = !then.asleep() && then.late() != NONE;
                return stops.end(at, known ? then.late() : lastAwake);
            }
            begin = stops.end(next, stalls.happen());
            if (begin > at) {
                return begin;
            }
        }
    }

    /** How late who waits notices what is no message. */
    long usual(long idle) {
        return isAwake(idle) ? lastAwake : lastAsleep;
    }

    boolean isAwake(long idle) {
        return idle <= awakeFor;
    }

    private boolean isAsleep(long idle, FoundWaiting then) {
        if (then.idle() == NONE) {
            return !isAwake(idle);
        }
        return then.asleep()
                ? idle >= Math.min(then.idle(), awakeFor)
                : idle > Math.max(then.idle(), awakeFor);
    }
}
