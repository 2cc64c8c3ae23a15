package io.tacho.runtime.engine;

import io.tacho.runtime.spi.WorkerActivity;

/**
 * What a worker does that has nothing to run: it looks for work, then naps and looks up now and
 * then, and sleeps without a limit once the whole system rests. Confined to its worker.
 *
 * <p><b>Watching.</b> While a worker is in a handler, what waits behind it (actors in its queue and
 * inbox, timers on its wheel) moves only if another worker looks. So the pool counts those who do,
 * from the moment they find nothing to run; whoever puts something behind a worker that is awake,
 * and finds nobody watching, wakes a sleeping one; and the last to stop watching hands it on.
 */
final class Idleness {
    /** A nap takes this long at first, then twice as long, ... */
    private static final long FIRST_NAP_NANOS = 50_000;

    /** ... up to this, so that nothing waits much longer behind a handler that takes too long. */
    private static final long MAX_NAP_NANOS = 1_000_000;

    /**
     * Sleep without a limit comes when all others have rested for so many naps: waking from it
     * costs whoever has the next message, so it is not for systems with messages every few ms.
     */
    private static final int NAPS_BEFORE_REST = 32;

    private final Worker worker;
    private final Parker parker;
    private final Theft theft;
    private final WorkerCounters counters;

    Idleness(Worker worker, Parker parker, Theft theft, WorkerCounters counters) {
        this.worker = worker;
        this.parker = parker;
        this.theft = theft;
        this.counters = counters;
    }

    /** Returns as soon as there may be something to run, or the worker is to end. */
    void pass() {
        WorkerPool pool = worker.pool();
        worker.outbox().rest();
        pool.becameIdle();
        pool.startWatch();
        try {
            waitForWork();
        } finally {
            // Also when a timer or the record threw: the others go by what is counted here.
            pool.becameBusy();
            if (pool.endWatch() == 0
                    && (worker.hasForeignRecords() || !pool.othersRest(worker.index()))) {
                // Others relied on this one to look up while they are in their handlers, and
                // threads outside the pool to write what they have left.
                pool.ensureWatched(worker.index());
            }
        }
    }

    private void waitForWork() {
        long from = worker.outbox().now();
        boolean found;
        worker.hunger().begin();
        try {
            found = search();
        } finally {
            worker.hunger().end();
        }
        worker.stream().activity(WorkerActivity.SPIN, from, worker.outbox().refreshClock());
        if (!found) {
            park();
        }
    }

    /** Spins, then yields; true as soon as there is something to run. */
    private boolean search() {
        long now = worker.outbox().refreshClock();
        long spinUntil = now + worker.scheduling().spinNanos();
        int yieldsLeft = worker.scheduling().yields();
        while (!worker.isStopping()) {
            if (!worker.inbox().isEmpty() || theft.rescueNowAndThen(now)) {
                return true;
            }
            worker.timers().poll(now, worker.outbox());
            worker.pollStream(now);
            if (!worker.runQueue().isEmpty()) {
                return true;
            }
            if (now - spinUntil < 0) {
                Thread.onSpinWait();
            } else if (yieldsLeft-- > 0) {
                Thread.yield();
            } else {
                return false;
            }
            now = worker.outbox().refreshClock();
        }
        return true;
    }

    private void park() {
        long from = worker.outbox().now();
        worker.stream().flush();
        counters.publish(worker.outbox().now(), 0);
        long parkedFrom = worker.outbox().refreshClock();
        worker.stream().activity(WorkerActivity.FLUSH, from, parkedFrom);
        WorkerPool pool = worker.pool();
        parker.announce();
        pool.fellAsleep();
        try {
            sleep();
        } finally {
            pool.wokeUp();
            parker.wokeUp();
        }
        worker.stream().activity(WorkerActivity.PARK, parkedFrom, worker.outbox().refreshClock());
    }

    /**
     * Sleeps until woken. Naps at first, with a look at timers and at handlers that take too long;
     * sleeps without a limit once all others have rested for a while.
     */
    private void sleep() {
        long nap = FIRST_NAP_NANOS;
        int quietNaps = 0;
        while (nothingCame()) {
            if (quietNaps == NAPS_BEFORE_REST) {
                rest();
                return;
            }
            parker.park(nap);
            long now = worker.outbox().refreshClock();
            worker.timers().poll(now, worker.outbox());
            if (!worker.runQueue().isEmpty() || theft.rescue(now)) {
                return;
            }
            boolean quiet = worker.timers().isEmpty() && worker.pool().othersRest(worker.index());
            quietNaps = quiet ? quietNaps + 1 : 0;
            nap = Math.min(nap * 2, MAX_NAP_NANOS);
        }
    }

    /**
     * Sleeps and no longer watches. The last look comes a nap after the others can know it: a busy
     * worker puts no fence between what it adds to its queue and its look at who watches, but in a
     * millisecond the addition has become visible.
     */
    private void rest() {
        WorkerPool pool = worker.pool();
        // All others sleep: if one of them was at it when this or another one went to sleep, what
        // has changed since is shown now.
        counters.publish(worker.outbox().now(), 0);
        pool.endWatch();
        try {
            if (mayRest(pool)) {
                parker.park(MAX_NAP_NANOS);
                if (mayRest(pool)) {
                    parker.park(0);
                }
            }
        } finally {
            pool.startWatch();
        }
    }

    /** Somebody outside the pool may have set a timer on this worker's wheel. */
    private boolean mayRest(WorkerPool pool) {
        return nothingCame() && worker.timers().isEmpty() && pool.othersRest(worker.index());
    }

    private boolean nothingCame() {
        return parker.isAsleep()
                && worker.inbox().isEmpty()
                && !worker.hasForeignRecords()
                && !worker.isStopping();
    }
}
