package io.tacho.runtime.engine;

/**
 * Takes over what waits behind a turn of another worker that takes too long. Confined to the worker
 * that takes.
 */
final class Theft {
    /** An idle worker looks at the others this often; each look costs them a cache miss. */
    private static final long INTERVAL_NANOS = 2_000;

    private final Worker thief;
    private final RunQueue loot;
    private long nextAt;

    /**
     * @param loot the thief's own run queue
     * @param now ns
     */
    Theft(Worker thief, RunQueue loot, long now) {
        this.thief = thief;
        this.loot = loot;
        nextAt = now;
    }

    /** As {@link #rescue}, if the last look was long enough ago. */
    boolean rescueNowAndThen(long now) {
        if (now - nextAt < 0) {
            return false;
        }
        nextAt = now + INTERVAL_NANOS;
        return rescue(now);
    }

    /**
     * All that waits behind turns that take too long, timers too, as far as there is room.
     *
     * @param now ns
     * @return whether there is something to run now
     */
    boolean rescue(long now) {
        WorkerPool pool = thief.pool();
        for (int i = 1; i < pool.size(); i++) {
            Worker victim = pool.worker((thief.index() + i) % pool.size());
            if (victim.isStuck(now)) {
                victim.timers().poll(now, thief.outbox());
                victim.runQueue().moveAllTo(loot);
                emptyInbox(victim);
            }
        }
        return !loot.isEmpty();
    }

    private void emptyInbox(Worker victim) {
        victim.inbox().drainTo(loot);
        // What did not fit went back; the victim may have looked in between and gone to sleep.
        if (!victim.inbox().isEmpty()) {
            victim.wake();
        }
    }
}
