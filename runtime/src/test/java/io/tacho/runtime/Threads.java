package io.tacho.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/** Looks at threads from outside. */
public final class Threads {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Threads() {}

    public static List<Thread> workersOf(ActorSystem system) {
        List<Thread> workers = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(system.name() + "-worker-")) {
                workers.add(thread);
            }
        }
        return workers;
    }

    /** Keeps this thread busy, as a handler that computes does. */
    public static void spin(Duration time) {
        long from = System.nanoTime();
        while (System.nanoTime() - from < time.toNanos()) {
            Thread.onSpinWait();
        }
    }

    /** Runs code in threads of its own, starting all at once, and waits for them. */
    public static void together(int count, ThrowingRunnable code) {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        CyclicBarrier barrier = new CyclicBarrier(count);
        for (int i = 0; i < count; i++) {
            int index = i;
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    barrier.await();
                                    code.run(index);
                                } catch (Throwable thrown) {
                                    synchronized (failures) {
                                        failures.add(thrown);
                                    }
                                }
                            },
                            "test-" + i);
            threads.add(thread);
            // One that waits for another which has failed must not keep the virtual machine.
            thread.setDaemon(true);
            thread.start();
        }
        for (Thread thread : threads) {
            Await.until(
                    thread.getName() + " ended",
                    () -> {
                        throwFirst(failures);
                        return !thread.isAlive();
                    });
        }
        throwFirst(failures);
    }

    private static void throwFirst(List<Throwable> failures) {
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new AssertionError("a thread of the test failed", failures.get(0));
            }
        }
    }

    /** Bytes that the system's workers have allocated so far. */
    @SuppressWarnings("deprecation") // Thread.threadId() is not there before JDK 19.
    public static long allocatedByWorkers(ActorSystem system) {
        long sum = 0;
        for (Thread worker : workersOf(system)) {
            sum += THREADS.getThreadAllocatedBytes(worker.getId());
        }
        return sum;
    }

    public static long allocatedByMe() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** What a thread of the test does. */
    @FunctionalInterface
    public interface ThrowingRunnable {
        void run(int index) throws Exception;
    }
}
