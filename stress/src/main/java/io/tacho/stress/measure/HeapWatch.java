package io.tacho.stress.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * Looks whether the heap fills up with messages that wait, so that a run can end with a report, and
 * not with an {@link OutOfMemoryError} in one of its workers. Confined to a thread, but for {@link
 * #isFull}.
 */
public final class HeapWatch {
    /** The rest is for what comes until the load has ended, and for the report. */
    private static final double SHARE = 0.75;

    /** When fewer wait, of all the bytes of the heap, it is something else that fills it. */
    private static final long HEAP_BYTES_PER_MESSAGE = 1024;

    private final double share;
    private final long leastBacklog;
    private final Runnable full;
    private final List<MemoryPoolMXBean> spaces;
    private final long size;
    private volatile boolean isFull;

    /**
     * A watch.
     *
     * @param full run once, by the thread that looks
     */
    public HeapWatch(Runnable full) {
        this(SHARE, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_MESSAGE, full);
    }

    /**
     * @param share of the space for what is old that may be used, 0 to 1
     * @param leastBacklog messages that wait, or it is not because of them
     */
    HeapWatch(double share, long leastBacklog, Runnable full) {
        this.share = share;
        this.leastBacklog = leastBacklog;
        this.full = full;
        spaces =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && isForOld(pool))
                        .toList();
        // The largest, not the sum: the generations of the Z collector may each take all of it.
        size = spaces.stream().mapToLong(pool -> pool.getUsage().getMax()).max().orElse(-1);
    }

    /** What waits long ends up in the other spaces, and only these have a size that is a limit. */
    private static boolean isForOld(MemoryPoolMXBean pool) {
        return !pool.getName().contains("Eden") && !pool.getName().contains("Survivor");
    }

    /**
     * Looks; costs nothing while little waits.
     *
     * @param backlog messages on their way
     */
    public void look(long backlog) {
        if (isFull || backlog < leastBacklog || size <= 0) {
            return;
        }
        long used = spaces.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        if (used >= share * size) {
            isFull = true;
            full.run();
        }
    }

    /**
     * Whether it was ever found full. Any thread.
     *
     * @return true from then on
     */
    public boolean isFull() {
        return isFull;
    }
}
