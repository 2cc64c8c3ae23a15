package io.tacho.runtime.engine;

import io.tacho.runtime.spi.WorkerActivity;

/**
 * Lets others have a part of what waits at a worker. Confined to the worker that shares; see {@link
 * Theft} for what is taken from one that can't.
 */
final class WorkSharing {
    /** A busy worker with more in its queue wakes a sleeping one at most this often, ... */
    private static final long HELP_INTERVAL_NANOS = 50_000;

    /** ... and less often, down to this, while those it wakes find nothing to take. */
    private static final long MAX_HELP_INTERVAL_NANOS = 1_000_000;

    /**
     * How many ready actors a worker does not share: taking the only one to and fro costs ten times
     * what running it does.
     */
    private static final int KEPT_PRIVATE = 4;

    private final Worker worker;
    private final RunQueue runQueue;
    private long nextHelpAt;
    private long helpInterval = HELP_INTERVAL_NANOS;
    private long fedSeen;

    /**
     * @param runQueue the worker's
     * @param now ns
     */
    WorkSharing(Worker worker, RunQueue runQueue, long now) {
        this.worker = worker;
        this.runQueue = runQueue;
        nextHelpAt = now;
    }

    /**
     * Between turns: if others look for work, they get half of what waits here beyond a few; if all
     * others sleep, one is woken; and if anything waits behind the next turn, an actor or a timer,
     * somebody must watch how long it takes.
     */
    void share() {
        WorkerPool pool = worker.pool();
        int size = runQueue.size();
        if (size > 1 || !worker.timers().isEmpty()) {
            pool.ensureWatched(worker.index());
        }
        int surplus = size - 1 - KEPT_PRIVATE;
        if (surplus <= 0) {
            return;
        }
        Worker hungry = pool.takeHungry(worker.index());
        if (hungry != null) {
            try {
                give(hungry, surplus - surplus / 2);
            } finally {
                hungry.hunger().kept();
            }
        } else if (worker.outbox().now() - nextHelpAt >= 0) {
            wakeHelp();
        }
    }

    private void give(Worker hungry, int count) {
        for (int i = 0; i < count; i++) {
            ActorCell cell = runQueue.take();
            if (cell == null) {
                break;
            }
            hungry.accept(cell);
        }
    }

    private void wakeHelp() {
        long from = worker.outbox().now();
        WorkerPool pool = worker.pool();
        long fed = pool.fed();
        helpInterval =
                fed == fedSeen
                        ? Math.min(helpInterval * 2, MAX_HELP_INTERVAL_NANOS)
                        : HELP_INTERVAL_NANOS;
        fedSeen = fed;
        nextHelpAt = from + helpInterval;
        pool.wakeOne(worker.index());
        worker.stream().activity(WorkerActivity.HOUSEKEEPING, from, worker.outbox().refreshClock());
    }
}
