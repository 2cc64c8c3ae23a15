package io.tacho.runtime.engine;

import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.spi.TapStream;
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
final class Worker extends Thread implements ReadyQueue {
    /** Some milliseconds of the shortest turns, so that coming back costs nothing. */
    private static final int TURNS_IN_SAME_CODE = 1 << 16;

    /** In the place of a time, when there is no turn. */
    static final long NO_TURN = Long.MIN_VALUE;

    private final LocalActorSystem system;
    private final int index;
    private final WorkerRole role;
    private final @Nullable ReadyQueue home;
    private final RunQueue runQueue = new RunQueue();
    private final Inbox inbox = new Inbox();
    private final Parker parker = new Parker();
    private final Hunger hunger = new Hunger();
    private final OutcomeCounts counts = new OutcomeCounts();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final SchedulingOptions scheduling;
    private final WorkerCounters counters;
    private final Theft theft;
    private final Idleness idleness;
    private final WorkSharing sharing;
    private final WorkerPool pool;
    private final TimerWheel timers;
    private final DeferredEvictions evictions = new DeferredEvictions();

    /**
     * Made on this thread, and with it what it writes for each message: far from other workers'.
     */
    private @Nullable Outbox outbox;

    private @Nullable Turn turn;
    private volatile boolean stopping;
    private int turnsToHousekeeping;

    /**
     * @param index in its pool
     */
    Worker(LocalActorSystem system, WorkerPool pool, int index, WorkerRole role) {
        super(role.threadName());
        this.system = system;
        this.role = role;
        this.home = role.home();
        this.pool = pool;
        this.index = index;
        this.scheduling = system.options().scheduling();
        this.turnsToHousekeeping = scheduling.inboxInterval();
        long now = system.nanoClock().nanoTime();
        this.counters = new WorkerCounters(role.counters(), index, counts, system.counters(), now);
        this.theft = new Theft(this, runQueue, now);
        this.idleness = new Idleness(this, parker, theft, counters);
        this.sharing = new WorkSharing(this, runQueue, now);
        this.timers = new TimerWheel(now);
        setDaemon(true);
    }

    // ---- any thread

    LocalActorSystem system() {
        return system;
    }

    WorkerPool pool() {
        return pool;
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

    Hunger hunger() {
        return hunger;
    }

    /** Ends the thread when it finds nothing more to do. */
    void stopWhenIdle() {
        stopping = true;
        parker.wake();
    }

    /** Whether a turn has been taking too long here. */
    boolean isStuck(long now) {
        long since = turnSince();
        return since != NO_TURN && now - since > scheduling.stuckNanos();
    }

    /** Since when the present turn has kept the clock from being read, ns; or {@link #NO_TURN}. */
    long turnSince() {
        Outbox present = outbox;
        return runQueue.isOwnerAway() && present != null ? present.clockSeenFromOutside() : NO_TURN;
    }

    /** Whose turn it is, as far as another thread can tell. */
    @Nullable ActorCell running() {
        Outbox present = outbox;
        return present == null ? null : present.runningSeenFromOutside();
    }

    /** Timers that were set here. */
    TimerWheel timers() {
        return timers;
    }

    /** Takes what is left behind by a worker that has ended; null if nothing is. */
    @Nullable ActorCell takeLeftBehind() {
        ActorCell cell = runQueue.take();
        if (cell == null && inbox.drainTo(runQueue) > 0) {
            cell = runQueue.take();
        }
        return cell;
    }

    // ---- this thread

    /** Who sends on this thread; to be used by this thread only. */
    Outbox outbox() {
        Outbox present = outbox;
        if (present == null) {
            throw notStarted();
        }
        return present;
    }

    TapStream stream() {
        return turn().stream();
    }

    /** Whether threads outside the pool have left records here to be written. */
    boolean hasForeignRecords() {
        Relay relay = role.relay();
        return relay != null && !relay.isEmpty();
    }

    /** Writes what has waited long enough, and what threads outside the pool have left. */
    void pollStream(long now) {
        Relay relay = role.relay();
        if (relay != null) {
            relay.drainTo(stream());
        }
        stream().poll(now);
    }

    private Turn turn() {
        Turn present = turn;
        if (present == null) {
            throw notStarted();
        }
        return present;
    }

    private IllegalStateException notStarted() {
        return new IllegalStateException(getName() + " has not started");
    }

    /** Puts a ready actor behind those that are waiting here. */
    @Override
    public void schedule(ActorCell cell) {
        if (cell.home != home) {
            system.workforce().schedule(cell, outbox().now());
            return;
        }
        if (!runQueue.offer(cell)) {
            inbox.push(cell);
        }
        pool.ensureWatched(index);
    }

    @Override
    public void run() {
        Turn mine;
        try {
            Outbox sending = system.delivery().newOutbox(system, this, evictions, timers);
            outbox = sending;
            mine = new Turn(system, role.number(), sending, role.stream().get(), counts, evictions);
            parker.bind(this);
            turn = mine;
            mine.lookAtEvents();
            started.complete(null);
        } catch (Throwable failure) {
            // To whoever starts the system: a worker that can't record must not run.
            started.completeExceptionally(failure);
            return;
        }
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = runTurns(mine);
            } catch (Throwable thrown) {
                // Between turns, so of no actor: there was no memory, or the record threw. What
                // else waits here has no other worker.
                system.failures().add("a worker goes on after a failure between turns", thrown);
            }
        }
        counters.publish(outbox().now(), runQueue.size());
        Relay relay = role.relay();
        if (relay != null) {
            try {
                relay.drainAllTo(mine.stream());
            } catch (Throwable thrown) {
                system.failures().add("the end of a worker's record failed", thrown);
            }
        }
        try {
            mine.close();
        } catch (Throwable thrown) {
            system.failures().add("the end of a worker failed", thrown);
        }
    }

    /**
     * Comes back now and then, though there is more to do. What another worker meets may replace
     * the compiled code in which this one is, and HotSpot mends no call in replaced code ({@code
     * SharedRuntime::fixup_callers_callsite}): a method that is called from there and compiled anew
     * would be interpreted for as long as this stays, eight times as slow.
     *
     * @return false at the end
     */
    private boolean runTurns(Turn mine) {
        for (int i = 0; i < TURNS_IN_SAME_CODE; i++) {
            ActorCell cell = next(mine);
            if (cell != null) {
                run(mine, cell);
            } else if (!stopping) {
                idleness.pass();
            } else if (hunger.isPromised()) {
                Thread.onSpinWait();
            } else if (inbox.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void run(Turn mine, ActorCell cell) {
        if (cell.lastWorker != role.number()) {
            cell.lastWorker = role.number();
        }
        try {
            mine.run(cell);
        } catch (Throwable thrown) {
            // Not a handler: those may throw. A mailbox or a port did, and must not end a worker.
            abandon(mine, cell, thrown);
        }
        if (isInterrupted() && !stopping) {
            // Left by a handler, and the next one's business no more than a failed one's is. The
            // end of the system interrupts what it waits for, whoever has the turn by then.
            Thread.interrupted();
        }
        runQueue.back();
        // The full fence that the run queue asks for is in here.
        if (cell.releaseOrReschedule()) {
            schedule(cell);
        }
    }

    /** Never throws, or what follows a turn would be left out: the cell, and this worker, stuck. */
    private void abandon(Turn mine, ActorCell cell, Throwable thrown) {
        try {
            mine.abandon(cell, thrown);
        } catch (Throwable more) {
            system.failures().add(cell, "can't even be given up", more);
        }
    }

    private @Nullable ActorCell next(Turn mine) {
        if (--turnsToHousekeeping <= 0) {
            housekeeping();
        }
        if (!pool.allBusy()) {
            sharing.share();
        }
        mine.fetchAhead(runQueue);
        ActorCell cell = runQueue.poll();
        if (cell == null && inbox.drainTo(runQueue) > 0) {
            cell = runQueue.poll();
        }
        return cell;
    }

    private void housekeeping() {
        turnsToHousekeeping = scheduling.inboxInterval();
        outbox().rest();
        long from = outbox().now();
        admit();
        timers.poll(from, outbox());
        pollStream(from);
        if (counters.isDue(from)) {
            counters.publish(from, runQueue.size());
            turn().lookAtEvents();
            // Who always has work of its own would otherwise never look at what waits elsewhere.
            theft.rescue(outbox().refreshClock());
            stream().activity(WorkerActivity.HOUSEKEEPING, from, outbox().refreshClock());
        }
    }

    /**
     * What waits in the inbox gets at least every eighth turn, however many are always ready in the
     * run queue: if there is no room, the newest of these go behind it. Those were added since the
     * last look, as many more turns than an eighth were taken; what came from the inbox before
     * keeps its place.
     */
    private void admit() {
        if (inbox.isEmpty()) {
            return;
        }
        int share = Math.min((scheduling.inboxInterval() + 7) / 8, RunQueue.CAPACITY);
        for (int room = RunQueue.CAPACITY - runQueue.size(); room < share; room++) {
            ActorCell newest = runQueue.takeLast();
            if (newest == null) {
                break;
            }
            inbox.push(newest);
        }
        inbox.drainTo(runQueue);
    }
}
