package io.tacho.runtime.engine;

import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.ShutdownPhase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The end of a system, in phases. The first caller does it, the others wait for its result. */
final class Shutdown {
    /** How long handlers that are still running get to end, after the drain. */
    private static final long GRACE_MILLIS = 5_000;

    /**
     * How long what a sender has written before it looked whether the system accepts may take to be
     * seen here: processors keep it back until they have the cache line, for less than a
     * microsecond. The end looks once more when all workers have ended, before it counts.
     */
    private static final long UNSEEN_NANOS = 1_000_000;

    /** How long a thread outside that was about to send when the end began gets to finish. */
    private static final long SENDER_GRACE_MILLIS = 1_000;

    private final LocalActorSystem system;
    private final long graceMillis;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private @Nullable MessageCounts result;

    /** Whose lock it is; that lock could be taken again by what runs within it. */
    private volatile @Nullable Thread runner;

    Shutdown(LocalActorSystem system) {
        this(system, GRACE_MILLIS);
    }

    Shutdown(LocalActorSystem system, long graceMillis) {
        this.system = system;
        this.graceMillis = graceMillis;
    }

    /** Whether it has begun and not ended. */
    boolean isRunning() {
        return runner != null;
    }

    MessageCounts run(Duration drain) {
        // Before the lock: it may be held by one who waits for just this handler.
        if (Outbox.current(system) != null) {
            throw new IllegalStateException(
                    "an actor can't shut down its own system: the system waits for its handler");
        }
        if (runner == Thread.currentThread()) {
            throw new IllegalStateException(
                    "the system is being shut down by this thread; a task of its shutdown can't do"
                            + " so again");
        }
        // An interrupted thread can't wait, and a system that is left half closed helps nobody.
        boolean interrupted = Thread.interrupted();
        try {
            return runOnce(drain);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized MessageCounts runOnce(Duration drain) {
        MessageCounts done = result;
        if (done != null) {
            return done;
        }
        runner = Thread.currentThread();
        try {
            done = endAll(drain);
            result = done;
            return done;
        } finally {
            runner = null;
        }
    }

    private MessageCounts endAll(Duration drain) {
        run(ShutdownPhase.BEFORE_DRAIN);
        system.stopAccepting();
        awaitSenders();
        system.workforce().await(() -> system.counts().outstanding() == 0, Nanos.of(drain));
        run(ShutdownPhase.AFTER_DRAIN);
        system.end();
        system.actors().forEach(this::stopAtTop);
        awaitProgress(
                system.workforce(),
                () -> system.census().living() == 0,
                this::remaining,
                graceMillis * 1_000_000);
        boolean ended = system.workforce().stop(graceMillis);
        run(ShutdownPhase.AFTER_STOP);
        guarded("showing the counters", system.counters()::publish);
        if (ended) {
            awaitSenders();
            // A worker that runs on still uses what the ports have mapped: then they stay open, and
            // the record unclosed.
            ActorSystemOptions ports = system.options();
            guarded("closing lanes", () -> system.lanes().close(ports.tap()));
            guarded("closing the tap", ports.tap()::close);
            guarded("closing the directory", ports.directory()::close);
            guarded("closing the counters", ports.counters()::close);
        }
        return system.counts();
    }

    /** Adds work of the program's own to a phase. */
    void add(ShutdownPhase phase, String name, Runnable code) {
        tasks.add(new Task(phase, name, code));
    }

    private void run(ShutdownPhase phase) {
        for (Task task : tasks) {
            if (task.phase == phase) {
                guarded("'" + task.name + "'", task.code);
            }
        }
    }

    private void guarded(String what, Runnable code) {
        try {
            code.run();
        } catch (Throwable thrown) {
            // Throwable: the end of the system must not depend on other people's code.
            system.failures().add(what + " at shutdown threw; shutting down goes on", thrown);
        }
    }

    private record Task(ShutdownPhase phase, String name, Runnable code) {}

    /** Those below are stopped by those above. */
    private void stopAtTop(ActorCell cell) {
        if (cell.parent == null) {
            system.stop(cell);
        }
    }

    private void awaitSenders() {
        LockSupport.parkNanos(UNSEEN_NANOS);
        system.workforce().await(system.lanes()::isQuiet, SENDER_GRACE_MILLIS * 1_000_000);
    }

    /**
     * Waits as long as less and less remains: a million actors take seconds to stop, one may take
     * for ever, and send all the while.
     */
    static void awaitProgress(
            Workforce workforce, BooleanSupplier done, LongSupplier remaining, long graceNanos) {
        long least = Long.MAX_VALUE;
        boolean goesOn = true;
        while (goesOn && !done.getAsBoolean()) {
            long before = Math.min(least, remaining.getAsLong());
            // Done first: the last may have ended since the look above, and nothing is less than 0.
            goesOn =
                    workforce.await(
                            () -> done.getAsBoolean() || remaining.getAsLong() < before,
                            graceNanos);
            // What remains may be more again by now.
            least = before - 1;
        }
    }

    /** Messages and actors that have not come to their end. */
    private long remaining() {
        return system.counts().outstanding() + system.census().living();
    }
}
