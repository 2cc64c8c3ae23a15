package io.tacho.runtime.engine;

/**
 * Takes over what waits at other workers: what is more than a few, and all that is behind a handler
 * that takes too long. Confined to the worker that takes.
 */
final class Theft {
    /**
     * How many of the most recently woken actors stay with their worker: taking the only one to and
     * fro costs ten times what running it does.
     */
    static final int KEPT_PRIVATE = 4;

    /**
     * An idle worker looks into the others' queues this often; each look costs them a cache miss.
     */
    private static final long INTERVAL_NANOS = 2_000;

    private final Worker thief;
    private final RunQueue loot;
    private long nextAt = System.nanoTime();

    /**
     * @param loot the thief's own run queue
     */
    Theft(Worker thief, RunQueue loot) {
        this.thief = thief;
        this.loot = loot;
    }

    /** As {@link #steal}, if the last look was long enough ago. */
    boolean stealNowAndThen(long now) {
        if (now - nextAt < 0) {
            return false;
        }
        nextAt = now + INTERVAL_NANOS;
        return steal(now);
    }

    /**
     * Half of what the first worker that has some can spare, and its timers if it is stuck.
     *
     * @param now ns
     * @return whether there is something to run now
     */
    boolean steal(long now) {
        WorkerPool pool = thief.system().pool();
        for (int i = 1; i < pool.size(); i++) {
            Worker victim = pool.worker((thief.index() + i) % pool.size());
            boolean stuck = victim.isStuck(now);
            if (stuck) {
                victim.pollTimersFor(thief.turn(), now);
            }
            int moved = victim.runQueue().stealInto(loot, stuck ? 0 : KEPT_PRIVATE);
            if (moved == 0 && stuck) {
                moved = emptyInbox(victim);
            }
            if (moved > 0) {
                pool.countSteal();
            }
            if (!loot.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * All that waits behind handlers that take too long, timers too, as far as there is room.
     *
     * @param now ns
     */
    void rescue(long now) {
        WorkerPool pool = thief.system().pool();
        for (int i = 1; i < pool.size(); i++) {
            Worker victim = pool.worker((thief.index() + i) % pool.size());
            if (victim.isStuck(now)) {
                victim.pollTimersFor(thief.turn(), now);
                int moved;
                do {
                    moved = victim.runQueue().stealInto(loot, 0);
                } while (moved > 0);
                emptyInbox(victim);
            }
        }
    }

    private int emptyInbox(Worker victim) {
        int moved = victim.inbox().drainTo(loot);
        // What did not fit went back; the victim may have looked in between and gone to sleep.
        if (!victim.inbox().isEmpty()) {
            victim.wake();
        }
        return moved;
    }
}
