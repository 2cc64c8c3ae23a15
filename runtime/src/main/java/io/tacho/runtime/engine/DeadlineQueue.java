package io.tacho.runtime.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Timers that fire exactly at their time, one at a time, when they are told to. In the place of
 * {@link TimerWheel} where a test moves the clock: there a millisecond too late is wrong. Confined
 * to the thread that steps.
 */
final class DeadlineQueue implements DeadlineTimers {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.<Entry>naturalOrder()
                            .thenComparingInt(Entry::rank)
                            .thenComparingLong(Entry::id));
    private final Interleaving interleaving;
    private long lastId;

    DeadlineQueue(Interleaving interleaving) {
        this.interleaving = interleaving;
    }

    @Override
    public long schedule(TimerTask task, long deadline, long now) {
        entries.add(new Entry(task, deadline, interleaving.rank(), ++lastId));
        return lastId;
    }

    @Override
    public void cancel(long timerId, TimerTask task) {
        entries.removeIf(entry -> entry.id == timerId);
    }

    /** Whether one is set that is due at that time. */
    boolean isDue(long time) {
        Entry first = entries.peek();
        return first != null && first.deadline - time <= 0;
    }

    /**
     * When the first is due; there must be one.
     *
     * @return ns
     */
    long firstDeadline() {
        return entries.element().deadline;
    }

    /** Fires the first; there must be one. */
    void fireFirst(long now, Outbox poster) {
        entries.remove().task.fire(poster, now);
    }

    private record Entry(TimerTask task, long deadline, int rank, long id)
            implements Comparable<Entry> {
        /** By time; the clock may go round. */
        @Override
        public int compareTo(Entry other) {
            return Long.signum(deadline - other.deadline);
        }
    }
}
