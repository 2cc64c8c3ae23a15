package io.tacho.profiling.peers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/**
 * Bytes of heap that all threads allocate, the measuring one, workers, timers and helpers alike.
 * Used by one thread; allocates nothing itself between {@link #start} and the reading.
 */
final class AllocationMeter {
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private long[] ids = new long[0];
    private long[] before = new long[0];

    AllocationMeter() {
        threads.setThreadAllocatedMemoryEnabled(true);
    }

    /** Begins to count. */
    void start() {
        ids = threads.getAllThreadIds();
        before = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            before[i] = threads.getThreadAllocatedBytes(ids[i]);
        }
    }

    /**
     * Bytes since {@link #start}.
     *
     * @return nothing if a thread ended meanwhile: nobody knows what it allocated
     */
    OptionalLong stop() {
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            long now = threads.getThreadAllocatedBytes(ids[i]);
            if (now < 0 && before[i] >= 0) {
                return OptionalLong.empty();
            }
            sum += now - before[i];
        }
        return OptionalLong.of(sum + ofNewThreads());
    }

    private long ofNewThreads() {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            if (!isKnown(id)) {
                sum += Math.max(0, threads.getThreadAllocatedBytes(id));
            }
        }
        return sum;
    }

    private boolean isKnown(long id) {
        for (long known : ids) {
            if (known == id) {
                return true;
            }
        }
        return false;
    }
}
