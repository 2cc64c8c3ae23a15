package io.tacho.profiling.peers;

import java.lang.management.ManagementFactory;

/** What the heap grows by when a population is spawned, garbage collected before and after. */
final class IdleHeap implements PeerWorkload {
    /** What one collection only made unreachable (references, cleaners) goes in the next. */
    private static final int COLLECTIONS = 3;

    private final Population population;
    private final int actors;

    IdleHeap(Population population, int actors) {
        this.population = population;
        this.actors = actors;
    }

    @Override
    public int operations() {
        return actors;
    }

    @Override
    public long run() {
        long before = liveBytes();
        population.grow(actors);
        return liveBytes() - before;
    }

    @Override
    public void reset() {
        population.clear();
    }

    @Override
    public void close() {
        population.close();
    }

    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least =
                    Math.min(
                            least,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
