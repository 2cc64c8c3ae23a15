package io.tacho.profiling.endurance;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Ten thousand threads that tell one actor something, a hundred times each, all at once. */
final class CrowdCourse implements Course {
    private static final int THREADS = 10_000;
    private static final int TELLS = 100;
    private static final long STACK_BYTES = 1 << 16;

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public void run(PrintStream out) {
        try (ActorSystem system = ActorSystem.create("crowd")) {
            AtomicLong handled = new AtomicLong();
            ActorRef<Integer> popular =
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () -> (number, context) -> handled.incrementAndGet());
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> crowd = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread =
                        new Thread(null, () -> tell(popular, go), "crowd-" + i, STACK_BYTES);
                thread.start();
                crowd.add(thread);
            }
            long from = System.nanoTime();
            go.countDown();
            long expected = (long) THREADS * TELLS;
            while (handled.get() < expected && crowd.stream().anyMatch(Thread::isAlive)) {
                LockSupport.parkNanos(1_000_000);
            }
            while (system.counts().outstanding() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            Finish.require(handled.get() == expected, "handled " + handled.get());
            out.printf(
                    Locale.ROOT,
                    "%,d messages of %,d threads, each handled, in %,d ms%n",
                    expected,
                    THREADS,
                    (System.nanoTime() - from) / 1_000_000);
        }
    }

    private static void tell(ActorRef<Integer> popular, CountDownLatch go) {
        Finish.await(go);
        for (int i = 0; i < TELLS; i++) {
            popular.tell(i);
        }
    }
}
