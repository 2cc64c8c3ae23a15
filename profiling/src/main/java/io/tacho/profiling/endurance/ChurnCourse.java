package io.tacho.profiling.endurance;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SpawnOptions;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Ten million actors that are spawned, started, handle a message and stop; a few live at a time.
 */
final class ChurnCourse implements Course {
    private static final int SPAWNS = 10_000_000;
    private static final int STEP = 1_000_000;
    private static final int MOST_ALIVE = 10_000;

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public void run(PrintStream out) {
        try (ActorSystem system = ActorSystem.create("churn")) {
            long from = System.nanoTime();
            for (int spawned = 1; spawned <= SPAWNS; spawned++) {
                system.<String>spawn(SpawnOptions.anonymous(), Mayfly::new).tell("live");
                if (spawned % 64 == 0) {
                    awaitFewerThan(system, spawned, MOST_ALIVE);
                }
                if (spawned % STEP == 0) {
                    awaitFewerThan(system, spawned, 1);
                    long nanos = System.nanoTime() - from;
                    out.printf(
                            Locale.ROOT,
                            "%,d spawned, started, handled, stopped; %,d ns each; heap %s%n",
                            spawned,
                            nanos / STEP,
                            HeapInUse.megabytes());
                    from = System.nanoTime();
                }
            }
            MessageCounts counts = system.counts();
            Finish.require(counts.handled() == SPAWNS, "handled " + counts.handled());
        }
    }

    private static void awaitFewerThan(ActorSystem system, int spawned, int alive) {
        while (spawned - system.actors(ActorState.TERMINATED) >= alive) {
            LockSupport.parkNanos(20_000);
        }
    }

    private static final class Mayfly implements Actor<String> {
        @Override
        public void onMessage(String message, ActorContext<String> context) {
            context.stop();
        }
    }
}
