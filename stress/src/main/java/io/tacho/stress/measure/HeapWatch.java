package io.tacho.stress.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * Looks whether the heap fills up with messages that wait, so that a run can end with a report, and
 * not with an {@link OutOfMemoryError} in one of its workers. Confined to a thread, but for {@link
 * #isFull}, {@link #begin} and {@link #end}.
 */
public final class HeapWatch {
    /** The rest is for what comes until the load has ended, and for the report. */
    private static final double SHARE = 0.75;

    /** With fewer messages waiting it is something else that fills it. */
    private static final long LEAST_BACKLOG = 100_000;

    private final Space space;
    private final Runnable full;
    private volatile boolean looking;
    private volatile boolean isFull;

    /** The part of the heap that fills up in the end. */
    interface Space {
        /** The share of it that is in use, garbage included. */
        double used();

        /** The share of it that is alive; collects. */
        double alive();
    }

    /**
     * A watch.
     *
     * @param full run once, by the thread that looks
     */
    public HeapWatch(Runnable full) {
        this(new Old(), full);
    }

    HeapWatch(Space space, Runnable full) {
        this.space = space;
        this.full = full;
    }

    /** A load begins. */
    public void begin() {
        looking = true;
    }

    /** It has ended: what waits now becomes less by itself. */
    public void end() {
        looking = false;
    }

    /**
     * Looks; costs nothing while little waits. When much is in use it collects, which is due then
     * anyway, because most of that may be garbage.
     *
     * @param backlog messages on their way
     */
    public void look(long backlog) {
        if (looking
                && !isFull
                && backlog >= LEAST_BACKLOG
                && space.used() >= SHARE
                && space.alive() >= SHARE) {
            isFull = true;
            full.run();
        }
    }

    /** There was no memory for the one who looks. */
    public void exhausted() {
        if (looking && !isFull) {
            full.run();
            isFull = true;
        }
    }

    /**
     * Whether it was ever found full.
     *
     * @return true from then on
     */
    public boolean isFull() {
        return isFull;
    }

    /** What is old ends up in the other spaces, and only these have a size that is a limit. */
    private static final class Old implements Space {
        private final List<MemoryPoolMXBean> pools =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(pool -> !pool.getName().contains("Eden"))
                        .filter(pool -> !pool.getName().contains("Survivor"))
                        .toList();

        /** The largest, not the sum: the Z collector's generations may each take all of it. */
        private final long size =
                pools.stream().mapToLong(pool -> pool.getUsage().getMax()).max().orElse(-1);

        @Override
        public double used() {
            long used = pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
            return size > 0 ? (double) used / size : 0;
        }

        @Override
        public double alive() {
            System.gc();
            return used();
        }
    }
}
