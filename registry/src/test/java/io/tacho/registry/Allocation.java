package io.tacho.registry;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the calling thread allocates. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static final int COUNTED_RUNS = 5;

    private Allocation() {}

    /**
     * Runs something twice so that its lazy parts are there, then counts. What every run allocates
     * is in the smallest count; what the JVM does once in between, like compiling, is not.
     *
     * @param action what to measure
     * @return bytes that the most frugal of {@value #COUNTED_RUNS} further runs allocated
     */
    static long bytesOf(Runnable action) {
        action.run();
        action.run();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < COUNTED_RUNS; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
