package io.tacho.profiling.endurance;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * One worker is stuck in a handler of 20 ms, the other is idle, and a thread outside sends a
 * thousand messages to other actors, one every 15 us, half of whom last ran on the worker that is
 * stuck: how long they wait until they are handled.
 *
 * <p>In turns with that: the same with a handler that returns at once; and the same schedule with
 * no runtime at all, from one spinning thread to another. What the last one waits is the machine's.
 */
final class StuckCourse implements Course {
    private static final int BLOCKS = 4;
    private static final int BLOCK_ROUNDS = 25;
    private static final int ROUNDS = BLOCKS * BLOCK_ROUNDS;
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
        rounds();
        for (Waits waits : rounds()) {
            out.println(waits);
        }
    }

    private static List<Waits> rounds() {
        Waits stuck = new Waits("beside a handler of 20 ms", ROUNDS, MESSAGES);
        Waits free = new Waits("beside one that returns at once", ROUNDS, MESSAGES);
        Waits bare = new Waits("from a bare thread to another", ROUNDS, MESSAGES);
        for (int block = 0; block < BLOCKS; block++) {
            int from = block * BLOCK_ROUNDS;
            try (Actors actors = new Actors(stuck)) {
                rounds(from, round -> actors.round(round, STUCK_NANOS));
            }
            try (Actors actors = new Actors(free)) {
                rounds(from, round -> actors.round(round, 0));
            }
            try (SpinningReceiver receiver = new SpinningReceiver(bare)) {
                rounds(from, round -> send(bare, round, receiver));
            }
        }
        return List.of(stuck, free, bare);
    }

    private static void rounds(int from, IntConsumer round) {
        for (int i = from; i < from + BLOCK_ROUNDS; i++) {
            round.accept(i);
        }
    }

    /** Sends the numbers of a round, one every so often. */
    private static void send(Waits waits, int round, IntConsumer target) {
        for (int i = 0; i < MESSAGES; i++) {
            long due = System.nanoTime() + INTERVAL_NANOS;
            int number = round * MESSAGES + i;
            waits.sent(number);
            target.accept(number);
            while (System.nanoTime() - due < 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** A system with an actor that may hold a worker, and the others. */
    private static final class Actors implements AutoCloseable {
        private final Waits waits;
        private final ActorSystem system = ActorSystem.builder("stuck").workers(2).build();
        private final Sender sender = system.newSender();
        private final ActorRef<Hold> holder =
                system.spawn(SpawnOptions.anonymous(), () -> StuckCourse::holdWorker);
        private final List<ActorRef<Integer>> others = new ArrayList<>();

        Actors(Waits waits) {
            this.waits = waits;
            for (int i = 0; i < OTHERS; i++) {
                others.add(
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () -> (number, context) -> waits.handled(number)));
            }
        }

        void round(int round, long nanos) {
            Hold hold = new Hold(new CountDownLatch(1), nanos);
            sender.tell(holder, hold);
            Finish.await(hold.running);
            send(waits, round, number -> sender.tell(others.get(number % OTHERS), number));
            while (system.counts().outstanding() > 0) {
                LockSupport.parkNanos(100_000);
            }
        }

        @Override
        public void close() {
            sender.close();
            system.close();
        }
    }

    /** Blocks, so that two cores are enough for the other worker and the sender. */
    private static void holdWorker(Hold hold, ActorContext<Hold> context) {
        long end = System.nanoTime() + hold.nanos;
        hold.running.countDown();
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }

    private record Hold(CountDownLatch running, long nanos) {}
}
