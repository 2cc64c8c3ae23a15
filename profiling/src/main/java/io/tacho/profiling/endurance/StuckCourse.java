package io.tacho.profiling.endurance;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * One worker is stuck in a handler of 20 ms, the other is idle, and a thread outside sends a
 * thousand messages to other actors, one every 15 us, half of whom last ran on the worker that is
 * stuck: how long they wait until they are handled.
 */
final class StuckCourse implements Course {
    private static final int ROUNDS = 100;
    private static final int MESSAGES = 1_000;
    private static final int OTHERS = 100;
    private static final long STUCK_NANOS = 20_000_000;
    private static final long INTERVAL_NANOS = 15_000;

    @Override
    public String name() {
        return "stuck";
    }

    @Override
    public void run(PrintStream out) {
        // The first one compiles what is measured then.
        Times warmUp = new Times(ROUNDS * MESSAGES);
        rounds(warmUp);
        Times times = new Times(ROUNDS * MESSAGES);
        rounds(times);
        long[] waits = times.waits();
        Arrays.sort(waits);
        out.printf(
                "%,d messages beside a handler of 20 ms waited: p50 %.1f us, p99 %.1f us, p99.9 %.1f"
                        + " us, most %.1f us%n",
                waits.length, at(waits, 0.5), at(waits, 0.99), at(waits, 0.999), at(waits, 1));
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e3;
    }

    private static void rounds(Times times) {
        try (ActorSystem system = ActorSystem.builder("stuck").workers(2).build();
                Sender sender = system.newSender()) {
            ActorRef<CountDownLatch> stuck =
                    system.spawn(SpawnOptions.anonymous(), () -> StuckCourse::holdWorker);
            List<ActorRef<Integer>> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () -> (number, context) -> times.handled(number)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                CountDownLatch running = new CountDownLatch(1);
                sender.tell(stuck, running);
                Finish.await(running);
                for (int i = 0; i < MESSAGES; i++) {
                    long due = System.nanoTime() + INTERVAL_NANOS;
                    int number = round * MESSAGES + i;
                    times.sent(number);
                    sender.tell(others.get(i % OTHERS), number);
                    while (System.nanoTime() - due < 0) {
                        Thread.onSpinWait();
                    }
                }
                while (system.counts().lost() > 0) {
                    LockSupport.parkNanos(100_000);
                }
            }
        }
    }

    /** Blocks, so that two cores are enough for the other worker and the sender. */
    private static void holdWorker(CountDownLatch running, ActorContext<CountDownLatch> context) {
        long end = System.nanoTime() + STUCK_NANOS;
        running.countDown();
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }

    /** When each message was sent and handled; read when all have been. */
    private static final class Times {
        private final long[] sent;
        private final long[] handled;

        Times(int messages) {
            sent = new long[messages];
            handled = new long[messages];
        }

        void sent(int number) {
            sent[number] = System.nanoTime();
        }

        void handled(int number) {
            handled[number] = System.nanoTime();
        }

        long[] waits() {
            long[] waits = new long[sent.length];
            for (int i = 0; i < waits.length; i++) {
                Finish.require(handled[i] != 0, "message " + i + " was not handled");
                waits[i] = handled[i] - sent[i];
            }
            return waits;
        }
    }
}
