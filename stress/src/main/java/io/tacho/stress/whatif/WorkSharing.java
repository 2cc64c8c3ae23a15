package io.tacho.stress.whatif;

import io.tacho.runtime.SchedulingOptions;

/**
 * How work gets from one worker to another, as the runtime does it: half of what is more than a few
 * goes to one that looks for work; a sleeping one is woken now and then; and what lies behind a
 * handler that takes too long is taken over.
 */
final class WorkSharing {
    private static final int KEPT_PRIVATE = 4;
    private static final long HELP_INTERVAL = 50_000;
    private static final long FIRST_NAP = 50_000;
    private static final long LONGEST_NAP = 1_000_000;

    private final SimWorker[] workers;

    WorkSharing(SimWorker[] workers) {
        this.workers = workers;
    }

    /** Between two turns of a worker. */
    void share(SimWorker owner, long now) {
        int surplus = owner.ring.size() - 1 - KEPT_PRIVATE;
        if (surplus <= 0) {
            return;
        }
        SimWorker asleep = null;
        for (int i = 1; i < workers.length; i++) {
            SimWorker other = after(owner, i);
            if (other.isLooking(now)) {
                give(owner, other, surplus - surplus / 2, now);
                return;
            }
            asleep = asleep == null && other.isIdle() && now >= other.idleFrom ? other : asleep;
        }
        if (asleep != null && now >= owner.nextHelpAt) {
            owner.nextHelpAt = now + HELP_INTERVAL;
            // Woken, it looks for work like one that has just run out of it.
            asleep.idleFrom =
                    asleep.stops.end(
                            now, asleep.delays.usual(asleep.stops.net(asleep.idleFrom, now)));
        }
    }

    private static void give(SimWorker owner, SimWorker to, int count, long now) {
        for (int i = 0; i < count; i++) {
            to.push(owner.ring.take());
        }
        wake(to, now);
    }

    /** Whether a handler keeps a worker from all else, as far as others can tell. */
    static boolean isStuck(SimWorker worker, long now) {
        return worker.state == SimWorker.State.HANDLING
                && now - worker.startedAt > SchedulingOptions.DEFAULT.stuckNanos();
    }

    /** One that is not stuck, or the same if all are. */
    SimWorker insteadOf(SimWorker worker, long now) {
        for (int i = 0; i < workers.length; i++) {
            SimWorker other = after(worker, i);
            if (!isStuck(other, now)) {
                return other;
            }
        }
        return worker;
    }

    /** When a handler that begins now should be looked at. */
    long firstLook(long startedAt, long endsAt) {
        long look = startedAt + SchedulingOptions.DEFAULT.stuckNanos();
        return workers.length > 1 && look < endsAt ? look : SimWorker.NEVER;
    }

    /**
     * Somebody may take over what lies behind a handler.
     *
     * @return when to look next
     */
    long look(SimWorker stuck, long now) {
        long next = now + FIRST_NAP;
        if (stuck.hasQueued()) {
            for (int i = 1; i < workers.length; i++) {
                SimWorker other = after(stuck, i);
                if (other.isIdle()) {
                    long looks = looksAt(other, now);
                    if (looks <= now) {
                        takeOver(stuck, other, now);
                        return next;
                    }
                    next = Math.min(next, looks);
                }
            }
        }
        return next;
    }

    private static void takeOver(SimWorker stuck, SimWorker by, long now) {
        int actor;
        while ((actor = stuck.ring.take()) != ReadyRing.NONE) {
            by.push(actor);
        }
        stuck.drainInbox(by);
        wake(by, now);
    }

    /** When one that is idle looks at the others next: always while awake, then between naps. */
    private static long looksAt(SimWorker idle, long now) {
        if (now < idle.idleFrom) {
            return idle.idleFrom;
        }
        if (idle.isLooking(now)) {
            return now;
        }
        long nap = FIRST_NAP;
        long at = idle.idleFrom + SchedulingOptions.DEFAULT.spinNanos();
        while (at < now) {
            long left = now - at;
            at += nap == LONGEST_NAP ? (left + nap - 1) / nap * nap : nap;
            nap = Math.min(2 * nap, LONGEST_NAP);
        }
        return at;
    }

    private static void wake(SimWorker worker, long now) {
        worker.state = SimWorker.State.WAKING;
        worker.eventAt =
                worker.delays.noticedAt(worker.stops, worker.idleFrom, now, new FoundWaiting());
    }

    private SimWorker after(SimWorker worker, int steps) {
        return workers[(worker.index + steps) % workers.length];
    }
}
