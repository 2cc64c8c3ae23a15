package io.tacho.profiling.endurance;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * The skynet of atemerev/skynet: an actor makes ten, each of these ten more, to a million; the
 * million send their numbers up and each adds what its ten sent. All end with their parent.
 */
final class SkynetCourse implements Course {
    private static final int LEAVES = 1_000_000;
    private static final int CHILDREN = 10;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "skynet";
    }

    @Override
    public void run(PrintStream out) {
        try (ActorSystem system = ActorSystem.create("skynet")) {
            for (int round = 1; round <= ROUNDS; round++) {
                long from = System.nanoTime();
                CompletableFuture<Long> sum = new CompletableFuture<>();
                ActorRef<Long> root =
                        system.spawn(SpawnOptions.anonymous(), () -> new Top(sum, LEAVES));
                long result = sum.join();
                long summed = System.nanoTime();
                system.stop(root);
                while (!root.state().isFinal()
                        || system.actors(ActorState.READY) + system.actors(ActorState.STOPPING)
                                > 1) {
                    LockSupport.parkNanos(1_000_000);
                }
                long ended = System.nanoTime();
                long expected = LEAVES * (LEAVES - 1L) / 2;
                Finish.require(result == expected, "sum " + result + ", not " + expected);
                out.printf(
                        Locale.ROOT,
                        "round %d: sum %,d right after %,d ms; 1,111,112 actors stopped, the"
                                + " children first, %,d ms later; heap %s%n",
                        round,
                        result,
                        (summed - from) / 1_000_000,
                        (ended - summed) / 1_000_000,
                        HeapInUse.megabytes());
            }
        }
    }

    /** Gets the sum of all. */
    private record Top(CompletableFuture<Long> sum, int leaves) implements Actor<Long> {
        @Override
        public void preStart(ActorContext<Long> context) {
            context.spawn(SpawnOptions.anonymous(), () -> new Node(context.self(), 0, leaves));
        }

        @Override
        public void onMessage(Long number, ActorContext<Long> context) {
            sum.complete(number);
        }
    }

    private static final class Node implements Actor<Long> {
        private final ActorRef<Long> parent;
        private final int first;
        private final int leaves;
        private long sum;
        private int missing = CHILDREN;

        Node(ActorRef<Long> parent, int first, int leaves) {
            this.parent = parent;
            this.first = first;
            this.leaves = leaves;
        }

        @Override
        public void preStart(ActorContext<Long> context) {
            if (leaves == 1) {
                parent.tell((long) first);
                return;
            }
            int below = leaves / CHILDREN;
            for (int i = 0; i < CHILDREN; i++) {
                int from = first + i * below;
                context.spawn(
                        SpawnOptions.anonymous(), () -> new Node(context.self(), from, below));
            }
        }

        @Override
        public void onMessage(Long number, ActorContext<Long> context) {
            sum += number;
            if (--missing == 0) {
                parent.tell(sum);
            }
        }
    }
}
