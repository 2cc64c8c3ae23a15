package io.tacho.stress.measure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Collections and allocation of this process, all threads of it. Any thread. */
public final class ProcessMeter {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<GarbageCollectorMXBean> COLLECTORS =
            ManagementFactory.getGarbageCollectorMXBeans();

    private static final int COLLECTIONS = 3;
    private static final long CLEANING_NANOS = 20_000_000;

    private ProcessMeter() {}

    /**
     * A reading.
     *
     * @param gcCount collections so far
     * @param gcMillis ms spent in them so far
     * @param allocatedBytes bytes allocated so far by the threads that live now
     */
    public record Reading(long gcCount, long gcMillis, long allocatedBytes) {
        /**
         * What came after an earlier reading.
         *
         * @param earlier of the same process
         * @return the difference
         */
        public Reading since(Reading earlier) {
            return new Reading(
                    gcCount - earlier.gcCount,
                    gcMillis - earlier.gcMillis,
                    allocatedBytes - earlier.allocatedBytes);
        }
    }

    /**
     * Reads.
     *
     * @return now
     */
    public static Reading read() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return new Reading(collections(), millis, allocated());
    }

    /**
     * Collections so far.
     *
     * @return how many
     */
    public static long collections() {
        long count = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            count += Math.max(0, collector.getCollectionCount());
        }
        return count;
    }

    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /**
     * Bytes that live objects take, after a full collection.
     *
     * @return bytes of heap
     */
    public static long liveHeapBytes() {
        // What one collection only made unreachable (references, cleaners) goes in the next, and
        // other
        // threads allocate in between: the smallest of several is nearest.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // Cleaners and finalizers have threads of their own.
            LockSupport.parkNanos(CLEANING_NANOS);
            least =
                    Math.min(
                            least,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
