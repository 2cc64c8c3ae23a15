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
    /**
     * How many of the most recently woken actors stay with their worker: taking the only one to and
     * fro costs ten times what running it does.
     */
    private static final int KEPT_PRIVATE = 4;

    /**
     * An idle worker looks into the others' queues this often; each look costs them a cache miss.
     */
    private static final long STEAL_INTERVAL_NANOS = 2_000;

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

    /** Takes a ready actor from another thread. */
    void accept(ActorCell cell) {
        inbox.push(cell);
        parker.wake();
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
                mine.run(cell);
            } else if (stopping) {
                return;
            } else {
                idle(mine);
            }
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
        mine.timers().poll(from);
        mine.stream().poll(from);
        if (counters.isDue(from)) {
            counters.publish(mine.now(), runQueue.size());
            mine.stream().activity(WorkerActivity.HOUSEKEEPING, from, mine.refreshClock());
        }
    }

    /** Wakes a sleeping worker if something waits behind the actor that runs next. */
    private void askForHelp(Turn mine) {
        WorkerPool pool = system.pool();
        if (pool.sleepers() == 0 || runQueue.isEmpty() || mine.now() - nextHelpAt < 0) {
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

    private void idle(Turn mine) {
        long from = mine.now();
        boolean found = search(mine);
        mine.stream().activity(WorkerActivity.SPIN, from, mine.refreshClock());
        if (!found) {
            park(mine);
        }
    }

    /** Spins, then yields; true as soon as there is something to run. */
    private boolean search(Turn mine) {
        long now = mine.refreshClock();
        long spinUntil = now + scheduling.spinNanos();
        long nextSteal = now;
        int yieldsLeft = scheduling.yields();
        while (!stopping) {
            if (!inbox.isEmpty()) {
                return true;
            }
            if (now - nextSteal >= 0) {
                if (steal(now)) {
                    return true;
                }
                nextSteal = now + STEAL_INTERVAL_NANOS;
            }
            mine.timers().poll(now);
            mine.stream().poll(now);
            if (!runQueue.isEmpty()) {
                return true;
            }
            if (now - spinUntil < 0) {
                Thread.onSpinWait();
            } else if (yieldsLeft-- > 0) {
                Thread.yield();
            } else {
                return false;
            }
            now = mine.refreshClock();
        }
        return true;
    }

    private boolean steal(long now) {
        WorkerPool pool = system.pool();
        for (int i = 1; i < pool.size(); i++) {
            Worker victim = pool.worker((index + i) % pool.size());
            boolean stuck = victim.isStuck(now);
            int moved = victim.runQueue.stealInto(runQueue, stuck ? 0 : KEPT_PRIVATE);
            if (moved == 0 && stuck) {
                moved = victim.inbox.drainTo(runQueue);
                // What did not fit went back; the victim may have looked in between and gone to
                // sleep.
                if (!victim.inbox.isEmpty()) {
                    victim.parker.wake();
                }
            }
            if (moved > 0) {
                pool.countSteal();
                return true;
            }
        }
        return false;
    }

    private void park(Turn mine) {
        long from = mine.now();
        mine.stream().flush();
        counters.publish(mine.now(), 0);
        long parkedFrom = mine.refreshClock();
        mine.stream().activity(WorkerActivity.FLUSH, from, parkedFrom);
        WorkerPool pool = system.pool();
        parker.announce();
        pool.fellAsleep();
        if (inbox.isEmpty() && !stopping) {
            parker.park(mine.timers().isEmpty() ? 0 : AskTimers.TICK_NANOS);
        }
        pool.wokeUp();
        parker.wokeUp();
        // An interrupt left behind by a handler would make every later park return at once.
        Thread.interrupted();
        long now = mine.refreshClock();
        mine.stream().activity(WorkerActivity.PARK, parkedFrom, now);
        mine.timers().poll(now);
    }
}
