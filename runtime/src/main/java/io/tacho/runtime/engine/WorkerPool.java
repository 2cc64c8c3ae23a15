package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The workers of a system, and what they know of each other. Any thread. */
final class WorkerPool {
    private final Worker[] workers;
    private final AtomicInteger sleepers = new AtomicInteger();
    private final AtomicInteger watchers = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private final AtomicLong fed = new AtomicLong();
    private final ReentrantLock settling = new ReentrantLock();
    private final LateSettlement late;
    private volatile boolean ended;

    private WorkerPool(LocalActorSystem system, WorkerRole... roles) {
        late = new LateSettlement(system);
        workers = new Worker[roles.length];
        for (int i = 0; i < roles.length; i++) {
            workers[i] = new Worker(system, this, i, roles[i]);
        }
    }

    /** The workers that share what has no home of its own. */
    static WorkerPool shared(LocalActorSystem system, int size, Relay relay) {
        WorkerRole[] roles = new WorkerRole[size];
        for (int i = 0; i < size; i++) {
            roles[i] = WorkerRole.inPool(system, i, relay);
        }
        return new WorkerPool(system, roles);
    }

    /** A worker by itself. */
    static WorkerPool ofOne(LocalActorSystem system, WorkerRole role) {
        return new WorkerPool(system, role);
    }

    /** Starts every worker and waits until all are ready. */
    void start() {
        for (Worker worker : workers) {
            worker.start();
        }
        for (Worker worker : workers) {
            try {
                worker.started().toCompletableFuture().join();
            } catch (CompletionException e) {
                stop(0);
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    int size() {
        return workers.length;
    }

    List<Worker> workers() {
        return List.of(workers);
    }

    Worker worker(int index) {
        return workers[index];
    }

    // ---- work

    /**
     * Hands a ready actor to a worker, from a thread that is none: to the one that ran it last,
     * because its cache knows it, unless a handler there takes too long.
     *
     * @param now the sender's clock, ns
     */
    void schedule(ActorCell cell, long now) {
        Worker worker = workers[cell.lastWorker];
        if (workers.length > 1 && worker.isStuck(now)) {
            worker = another(worker, now);
        }
        if (!worker.accept(cell)) {
            // It is awake, so it may be in a handler that it will not come out of soon.
            ensureWatched(worker.index());
        }
        if (ended) {
            settleLeftBehind();
        }
    }

    /** Hands a ready actor to a certain worker, from any thread. */
    void giveTo(int index, ActorCell cell) {
        workers[index].accept(cell);
        if (ended) {
            settleLeftBehind();
        }
    }

    private Worker another(Worker stuck, long now) {
        for (int i = 1; i < workers.length; i++) {
            Worker candidate = workers[(stuck.index() + i) % workers.length];
            if (!candidate.isStuck(now)) {
                return candidate;
            }
        }
        return stuck;
    }

    // ---- sleeping and helping

    /** The calling worker has nothing to run. */
    void becameIdle() {
        idle.incrementAndGet();
    }

    /** The calling worker has something to run. */
    void becameBusy() {
        idle.decrementAndGet();
    }

    /** Whether no worker would have use for work. One read of what seldom changes. */
    boolean allBusy() {
        return idle.get() == 0;
    }

    void fellAsleep() {
        sleepers.incrementAndGet();
    }

    void wokeUp() {
        sleepers.decrementAndGet();
    }

    /** The calling worker begins to look for work, or to look up from its sleep now and then. */
    void startWatch() {
        watchers.incrementAndGet();
    }

    /**
     * The calling worker stops to look.
     *
     * @return how many others still do
     */
    int endWatch() {
        return watchers.decrementAndGet();
    }

    /**
     * Sees to it that somebody looks up now and then while something waits behind a worker that is
     * awake: its handler may take long. Costs one read of what seldom changes when all are busy.
     */
    void ensureWatched(int except) {
        if (idle.get() != 0 && watchers.get() == 0 && sleepers.get() != 0) {
            wakeOne(except);
        }
    }

    /** Whether all workers but one sleep with nothing given to them. */
    boolean othersRest(int except) {
        for (int i = 1; i < workers.length; i++) {
            if (!workers[(except + i) % workers.length].rests()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Has somebody look for what was left outside all queues: those that are awake may be in
     * handlers that they will not come out of soon.
     */
    void wakeIfNobodyWatches() {
        if (watchers.get() == 0 && sleepers.get() != 0) {
            for (Worker worker : workers) {
                if (worker.wake()) {
                    return;
                }
            }
        }
    }

    void wakeOne(int except) {
        for (int i = 1; i < workers.length; i++) {
            if (workers[(except + i) % workers.length].wake()) {
                return;
            }
        }
    }

    /** A worker that looks for work now, and has been promised some; null if none does. */
    @Nullable Worker takeHungry(int except) {
        for (int i = 1; i < workers.length; i++) {
            Worker worker = workers[(except + i) % workers.length];
            if (worker.hunger().promise()) {
                fed.incrementAndGet();
                return worker;
            }
        }
        return null;
    }

    /** How often a worker that looked for work was given some. */
    long fed() {
        return fed.get();
    }

    /** Messages that came to an end, also those that found no worker any more. */
    long settled(MessageOutcome outcome) {
        long sum = late.counts().get(outcome);
        for (Worker worker : workers) {
            sum += worker.counts().get(outcome);
        }
        return sum;
    }

    // ---- the end

    /** See {@link WorkerStop#stop}. */
    boolean stop(long graceMillis) {
        boolean all = WorkerStop.stop(workers(), graceMillis);
        ended();
        return all;
    }

    /** Its workers have been stopped. */
    void ended() {
        ended = true;
        settleLeftBehind();
    }

    /**
     * A sender that raced with the end may have scheduled an actor where no worker looks any more.
     * Its push came before its look at {@code ended}, so either the ending thread or the sender
     * gets here and sees it.
     */
    private void settleLeftBehind() {
        settling.lock();
        try {
            for (Worker worker : workers) {
                if (!worker.isAlive()) {
                    @Nullable ActorCell cell;
                    while ((cell = worker.takeLeftBehind()) != null) {
                        late.settle(cell);
                    }
                }
            }
        } finally {
            settling.unlock();
        }
    }
}
