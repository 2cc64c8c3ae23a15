package io.tacho.runtime.engine;

import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Threads: the pool, workers of their own for pinned actors, virtual threads, and a watchdog. */
final class ThreadedWorkforce implements Workforce {
    private final LocalActorSystem system;
    private final Relay relay = new Relay();
    private final WorkerPool pool;
    private final PinnedWorkers pinned;
    private final VirtualThreads virtual;
    private final Watchdog watchdog;

    ThreadedWorkforce(LocalActorSystem system, int workers) {
        this.system = system;
        pool = WorkerPool.shared(system, workers, relay);
        pinned = new PinnedWorkers(system, this);
        virtual = new VirtualThreads(system, this);
        watchdog = new Watchdog(system, this, system.options().watchdog());
    }

    @Override
    public void start() {
        pool.start();
        watchdog.start();
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public @Nullable ReadyQueue homeFor(Dispatcher dispatcher) {
        return switch (dispatcher) {
            case POOL -> null;
            case PINNED -> pinned.take();
            case VIRTUAL -> virtual.checked();
        };
    }

    @Override
    public void leaves(@Nullable ReadyQueue home) {
        if (home instanceof PinnedWorkers.Home worker) {
            pinned.giveBack(worker);
        }
    }

    @Override
    public void schedule(ActorCell cell, long now) {
        ReadyQueue home = cell.home;
        if (home == null) {
            pool.schedule(cell, now);
        } else {
            home.schedule(cell);
        }
    }

    @Override
    public HookGuard newGuard() {
        return watchdog.newGuard();
    }

    @Override
    public long settled(MessageOutcome outcome) {
        return pool.settled(outcome) + settledElsewhere(outcome);
    }

    @Override
    public long settledElsewhere(MessageOutcome outcome) {
        return pinned.settled(outcome) + virtual.settled(outcome);
    }

    @Override
    public boolean await(BooleanSupplier condition, long nanos) {
        return Waiting.until(condition, nanos);
    }

    @Override
    public boolean awaitRoom(Mailbox<?> mailbox, long nanos) {
        return mailbox.awaitRoom(nanos) || !Thread.currentThread().isInterrupted();
    }

    @Override
    public void runApart(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(false);
        thread.start();
    }

    @Override
    public boolean stop(long graceMillis) {
        // What is outside the pool leaves its records to the pool, so it ends first.
        boolean ended =
                pinned.stop(graceMillis) & virtual.stop(graceMillis) & pool.stop(graceMillis);
        watchdog.end(graceMillis);
        return ended;
    }

    // ---- for the parts

    /** A stream for a thread outside the pool. */
    TapStream newStream() {
        return system.options().tap() == MessageTap.NONE
                ? TapStream.NONE
                : new RelayStream(relay, pool::wakeIfNobodyWatches);
    }

    /** Timers for threads outside the pool: a worker turns them, which must not rest then. */
    DeadlineTimers timersOfThePool() {
        Worker worker = pool.worker(0);
        return new DeadlineTimers() {
            @Override
            public long schedule(TimerTask task, long deadline, long now) {
                long timerId = worker.timers().schedule(task, deadline, now);
                if (!worker.wake()) {
                    // It is awake, so it may be in a handler that it will not come out of soon.
                    pool.ensureWatched(worker.index());
                }
                return timerId;
            }

            @Override
            public void cancel(long timerId, TimerTask task) {
                worker.timers().cancel(timerId, task);
            }
        };
    }

    Watchdog watchdog() {
        return watchdog;
    }

    /** The workers of the pool and those that run one actor each. */
    List<Worker> allWorkers() {
        List<Worker> all = new ArrayList<>(pool.workers());
        all.addAll(pinned.workers());
        return all;
    }
}
