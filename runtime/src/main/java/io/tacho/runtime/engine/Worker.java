package io.tacho.runtime.engine;

import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.spi.WorkerActivity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs actors. It takes from its own run queue; every so many turns, and when that is
 * empty, from its inbox; then it looks for work at other workers; then it spins, yields and parks.
 *
 * <p>An actor woken by a handler goes to the end of the run queue of the worker that woke it, so a
 * hop stays where its data is. Others take from there only when more than a few wait, or when the
 * handler that is running takes too long.
 */
final class Worker extends Thread {
    /** A busy worker with more in its queue wakes a sleeping one at most this often, ... */
    private static final long HELP_INTERVAL_NANOS = 50_000;

    /** ... and less often, down to this, while those it wakes find nothing to take. */
    private static final long MAX_HELP_INTERVAL_NANOS = 1_000_000;

    private final LocalActorSystem system;
    private final int index;
    private final RunQueue runQueue = new RunQueue();
    private final Inbox inbox = new Inbox();
    private final Parker parker = new Parker();
    private final OutcomeCounts counts = new OutcomeCounts();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final SchedulingOptions scheduling;
    private final WorkerCounters counters;
    private final Theft theft = new Theft(this, runQueue);
    private final Idleness idleness;

    private volatile @Nullable Turn turn;
    private volatile boolean stopping;
    private int turnsToHousekeeping;
    private long nextHelpAt;
    private long helpInterval = HELP_INTERVAL_NANOS;
    private long stealsSeen;

    Worker(LocalActorSystem system, int index) {
        super(system.name() + "-worker-" + index);
        this.system = system;
        this.index = index;
        this.scheduling = system.options().scheduling();
        this.turnsToHousekeeping = scheduling.inboxInterval();
        this.counters =
                new WorkerCounters(system.options().counters(), index, counts, system.counters());
        this.idleness = new Idleness(this, parker, theft, counters);
        setDaemon(true);
    }

    // ---- any thread

    LocalActorSystem system() {
        return system;
    }

    int index() {
        return index;
    }

    OutcomeCounts counts() {
        return counts;
    }

    /** Completes when the worker is ready to run actors, or with what kept it from that. */
    CompletionStage<Void> started() {
        return started;
    }

    /**
     * Takes a ready actor from another thread.
     *
     * @return whether that woke it
     */
    boolean accept(ActorCell cell) {
        inbox.push(cell);
        return parker.wake();
    }

    RunQueue runQueue() {
        return runQueue;
    }

    Inbox inbox() {
        return inbox;
    }

    SchedulingOptions scheduling() {
        return scheduling;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Whether it sleeps with nothing given to it. */
    boolean rests() {
        return parker.isAsleep() && inbox.isEmpty();
    }

    boolean wake() {
        return parker.wake();
    }

    /** Ends the thread when it finds nothing more to do. */
    void stopWhenIdle() {
        stopping = true;
        parker.wake();
    }

    /** Whether a handler has been running here for too long. */
    boolean isStuck(long now) {
        Turn current = turn;
        if (current == null) {
            return false;
        }
        long since = current.stuckSince();
        return since != 0 && now - since > scheduling.stuckNanos();
    }

    /** Fires this worker's timers in the turn of another, while a handler takes too long here. */
    void pollTimersFor(Turn other, long now) {
        Turn current = turn;
        if (current != null) {
            current.timers().poll(now, other);
        }
    }

    /** Takes what is left behind by a worker that has ended; null if nothing is. */
    @Nullable ActorCell takeLeftBehind() {
        ActorCell cell = runQueue.poll();
        if (cell == null && inbox.drainTo(runQueue) > 0) {
            cell = runQueue.poll();
        }
        return cell;
    }

    // ---- this thread

    /** The turn of this thread; only to be asked by this thread, once it has started. */
    Turn turn() {
        Turn current = turn;
        if (current == null) {
            throw new IllegalStateException(getName() + " has not started");
        }
        return current;
    }

    /** Puts a ready actor behind those that are waiting here. */
    void schedule(ActorCell cell) {
        if (!runQueue.offer(cell)) {
            inbox.push(cell);
        }
        system.pool().ensureWatched(index);
    }

    @Override
    public void run() {
        Turn mine;
        try {
            mine = new Turn(system, this, system.options().tap().openStream(index));
            parker.bind(this);
            turn = mine;
            started.complete(null);
        } catch (Throwable failure) {
            // To whoever starts the system: a worker that can't record must not run.
            started.completeExceptionally(failure);
            return;
        }
        try {
            loop(mine);
        } finally {
            counters.publish(mine.now(), runQueue.size());
            mine.stream().close();
            mine.close();
        }
    }

    private void loop(Turn mine) {
        while (true) {
            ActorCell cell = next(mine);
            if (cell != null) {
                askForHelp(mine);
                run(mine, cell);
            } else if (stopping) {
                return;
            } else {
                idleness.pass(mine);
            }
        }
    }

    private static void run(Turn mine, ActorCell cell) {
        try {
            mine.run(cell);
        } catch (Throwable thrown) {
            // Not a handler: those may throw. A mailbox or a port did, and must not end a worker.
            mine.abandon(cell, thrown);
        }
    }

    private @Nullable ActorCell next(Turn mine) {
        if (--turnsToHousekeeping <= 0) {
            housekeeping(mine);
        }
        ActorCell cell = runQueue.poll();
        if (cell == null && inbox.drainTo(runQueue) > 0) {
            cell = runQueue.poll();
        }
        return cell;
    }

    private void housekeeping(Turn mine) {
        turnsToHousekeeping = scheduling.inboxInterval();
        long from = mine.now();
        inbox.drainTo(runQueue);
        mine.pollTimers(from);
        mine.stream().poll(from);
        if (counters.isDue(from)) {
            counters.publish(from, runQueue.size());
            // Who always has work of its own would otherwise never look at what waits elsewhere.
            theft.rescue(mine.refreshClock());
            mine.stream().activity(WorkerActivity.HOUSEKEEPING, from, mine.refreshClock());
        }
    }

    /**
     * Before an actor runs: if something waits behind it, an actor or a timer, somebody must watch
     * how long it takes; if more actors wait than stay private, a sleeping worker can take some at
     * once.
     */
    private void askForHelp(Turn mine) {
        WorkerPool pool = system.pool();
        if (pool.sleepers() == 0 || (runQueue.isEmpty() && mine.timers().isEmpty())) {
            return;
        }
        pool.ensureWatched(index);
        if (runQueue.size() <= Theft.KEPT_PRIVATE || mine.now() - nextHelpAt < 0) {
            return;
        }
        long from = mine.now();
        long steals = pool.steals();
        helpInterval =
                steals == stealsSeen
                        ? Math.min(helpInterval * 2, MAX_HELP_INTERVAL_NANOS)
                        : HELP_INTERVAL_NANOS;
        stealsSeen = steals;
        nextHelpAt = from + helpInterval;
        pool.wakeOne(index);
        mine.stream().activity(WorkerActivity.HOUSEKEEPING, from, mine.refreshClock());
    }
}
