package io.tacho.runtime.engine;

import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.spi.MessageOutcome;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers that run one actor each. When the actor has ended its worker is kept for the next one, so
 * there are never more than there were pinned actors at a time, and what is told the ended actor
 * later is still settled.
 */
final class PinnedWorkers {
    private final LocalActorSystem system;
    private final ThreadedWorkforce workforce;

    /** Copied on write: it is gone through each millisecond, and an iterator would be garbage. */
    private volatile Home[] all = new Home[0];

    /** Linked through the homes: an actor that ends gives one back, which must need no memory. */
    private @Nullable Home free;

    private boolean stopped;

    PinnedWorkers(LocalActorSystem system, ThreadedWorkforce workforce) {
        this.system = system;
        this.workforce = workforce;
    }

    /**
     * A worker for one actor; started if none is free.
     *
     * @throws SystemStoppedException if they have been stopped: nobody would end it
     */
    synchronized Home take() {
        if (stopped) {
            throw new SystemStoppedException(system.name());
        }
        Home home = free;
        if (home != null) {
            free = home.nextFree;
            home.nextFree = null;
        } else {
            home = new Home(system, workforce, all.length);
            home.pool.start();
            Home[] more = Arrays.copyOf(all, all.length + 1);
            more[all.length] = home;
            all = more;
        }
        return home;
    }

    synchronized void giveBack(Home home) {
        home.nextFree = free;
        free = home;
    }

    /** All of them, also those that are free. */
    List<Worker> workers() {
        return Arrays.stream(all).map(home -> home.pool.worker(0)).toList();
    }

    long settled(MessageOutcome outcome) {
        long sum = 0;
        for (Home home : all) {
            sum += home.pool.settled(outcome);
        }
        return sum;
    }

    boolean stop(long graceMillis) {
        takeNoMore();
        boolean ended = WorkerStop.stop(workers(), graceMillis);
        for (Home home : all) {
            home.pool.ended();
        }
        return ended;
    }

    private synchronized void takeNoMore() {
        stopped = true;
    }

    /** A pool of one worker, whose every actor is at home there. */
    static final class Home implements ReadyQueue {
        private final WorkerPool pool;
        private @Nullable Home nextFree;

        Home(LocalActorSystem system, ThreadedWorkforce workforce, int number) {
            pool = WorkerPool.ofOne(system, WorkerRole.pinned(system, workforce, number, this));
        }

        @Override
        public void schedule(ActorCell cell) {
            pool.giveTo(0, cell);
        }

        @Override
        public String toString() {
            return pool.worker(0).getName();
        }
    }
}
