package io.tacho.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what must come about; fails after ten seconds, or what {@code -Dtacho.await} says where
 * most of what is waited for never comes.
 */
public final class Await {
    /** For whoever waits by other means. */
    public static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("tacho.await", 10));

    private static final long LIMIT_NANOS = LIMIT.toNanos();
    private static final long POLL_NANOS = 50_000;

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    public static void until(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + latch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }

    /** Until everything sent was settled. */
    public static void quiet(ActorSystem system) {
        until("all messages settled", () -> system.counts().lost() == 0);
    }

    /** Until every worker of the system is parked without a limit. */
    public static void allAsleep(ActorSystem system) {
        until(
                "all workers asleep",
                () -> {
                    List<Thread> workers = Threads.workersOf(system);
                    return !workers.isEmpty()
                            && workers.stream()
                                    .allMatch(thread -> thread.getState() == Thread.State.WAITING);
                });
    }

    /** Has a new actor handle a message: a worker is alive, and if it is one, did all before it. */
    public static void probe(ActorSystem system) {
        CountDownLatch alive = new CountDownLatch(1);
        ActorRef<String> probe =
                system.spawn(
                        SpawnOptions.anonymous(), () -> (message, context) -> alive.countDown());
        probe.tell("x");
        until(alive);
    }
}
