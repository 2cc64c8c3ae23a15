package io.tacho.runtime.engine;

import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.MessageCounts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The end of a system, in phases. The first caller does it, the others wait for its result. */
final class Shutdown {
    /** How long handlers that are still running get to end, after the drain. */
    private static final long GRACE_MILLIS = 5_000;

    private static final long POLL_NANOS = 100_000;

    private final LocalActorSystem system;
    private @Nullable MessageCounts result;

    Shutdown(LocalActorSystem system) {
        this.system = system;
    }

    synchronized MessageCounts run(Duration drain) {
        MessageCounts done = result;
        if (done != null) {
            return done;
        }
        if (Thread.currentThread() instanceof Worker) {
            throw new IllegalStateException(
                    "an actor can't shut down its own system: the system waits for its handler");
        }
        system.stopAccepting();
        await(drain.toNanos(), () -> system.counts().lost() == 0);
        system.actors().forEach(cell -> system.stop(cell, ActorCell.STOP | ActorCell.SHUT_DOWN));
        await(GRACE_MILLIS * 1_000_000, () -> system.census().living() == 0);
        boolean ended = system.pool().stop(GRACE_MILLIS);
        ActorSystemOptions ports = system.options();
        if (ended) {
            // A worker that runs on still uses its stream's memory: then the record stays unclosed.
            ports.tap().close();
        }
        ports.directory().close();
        ports.counters().close();
        done = system.counts();
        result = done;
        return done;
    }

    private static void await(long nanos, Condition condition) {
        long deadline = System.nanoTime() + nanos;
        while (!condition.holds() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }
}
