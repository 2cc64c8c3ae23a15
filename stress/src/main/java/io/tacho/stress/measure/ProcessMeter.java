package io.tacho.stress.measure;

import io.tacho.profiling.HiccupMeter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Collections of this process, and what its threads allocate, but for those that only watch the
 * run. Any thread.
 */
public final class ProcessMeter {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The Z collector tells of each of its collections twice: as a cycle, and as its pauses. */
    private static final List<GarbageCollectorMXBean> COLLECTORS =
            ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .filter(each -> !each.getName().endsWith(" Pauses"))
                    .toList();

    /** The thread that samples a run. */
    public static final String SAMPLER = "progress";

    /** With what the names of the flight recorder's threads begin. */
    private static final String FLIGHT_RECORDER = "JFR ";

    private static final int MOST_COLLECTIONS = 3;

    /** One part of so many: what a collection has to free for another one to be worth its time. */
    private static final int HARDLY_LESS = 10_000;

    private static final long CLEANING_NANOS = 20_000_000;

    private ProcessMeter() {}

    /**
     * A reading.
     *
     * @param gcCount collections so far
     * @param gcMillis ms spent in them so far
     * @param allocatedBytes bytes allocated so far by the threads that live now, but for those that
     *     only watch
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
        return new Reading(collections(), collectionMillis(), allocated());
    }

    /**
     * Reads all but what was allocated, which takes longer the more threads there are.
     *
     * @return now, with no bytes
     */
    public static Reading readCollections() {
        return new Reading(collections(), collectionMillis(), 0);
    }

    private static long collectionMillis() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return millis;
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
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        ThreadInfo[] infos = THREADS.getThreadInfo(ids);
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            // Of one that has just ended nothing is known.
            if (infos[i] != null && !watches(infos[i].getThreadName())) {
                sum += Math.max(0, bytes[i]);
            }
        }
        return sum;
    }

    private static boolean watches(String thread) {
        return thread.equals(SAMPLER)
                || thread.equals(HiccupMeter.THREAD)
                || thread.startsWith(FLIGHT_RECORDER);
    }

    /**
     * Bytes that live objects take, after a full collection.
     *
     * @return bytes of heap
     */
    public static long liveHeapBytes() {
        // What one collection only made unreachable (references, cleaners) goes in the next, and
        // other threads allocate in between: the smallest of several is nearest.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            System.gc();
            // Cleaners and finalizers have threads of their own.
            LockSupport.parkNanos(CLEANING_NANOS);
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            boolean nothingMore = used > least - least / HARDLY_LESS;
            least = Math.min(least, used);
            if (nothingMore) {
                break;
            }
        }
        return least;
    }
}
