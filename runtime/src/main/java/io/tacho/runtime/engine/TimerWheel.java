package io.tacho.runtime.engine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a worker: a hashed wheel with a list for each tick of a turn (Varghese and Lauck,
 * "Hashed and Hierarchical Timing Wheels", SOSP 1987, scheme 6). Resolution {@value #TICK_NANOS}
 * ns: a timer fires up to that much after its time, and when it is next polled; never before.
 *
 * <p>Lists, because any number of timers may be due at the same time: Agrona's wheel has arrays,
 * all as long as the longest, so that 100,000 timers of one tick take 1 GB. An entry is used again,
 * so that timers allocate nothing once there have been as many.
 *
 * <p>Set by its worker and polled by it; polled by others while that worker is in a handler that
 * takes too long, and cancelled by whichever worker runs the actor then. So the wheel is behind a
 * lock; asking whether there is anything to do takes none.
 */
final class TimerWheel implements DeadlineTimers {
    /** Near 1 ms. */
    static final long TICK_NANOS = 1 << 20;

    private static final int TICK_SHIFT = 20;
    private static final int SPOKES = 1 << 10;
    private static final int SPOKE_MASK = SPOKES - 1;
    private static final int INITIAL_ENTRIES = 16;

    private final long start;
    private final @Nullable Entry[] first = new Entry[SPOKES];
    private final @Nullable Entry[] last = new Entry[SPOKES];

    /** All there are, set or free, by what is in the lower half of their ids. */
    private @Nullable Entry[] all = new Entry[INITIAL_ENTRIES];

    private int made;
    private @Nullable Entry free;

    /** All before it were fired. */
    private long tick;

    private volatile int pending;
    private volatile long nextTickAt;

    TimerWheel(long now) {
        start = now;
    }

    @Override
    public synchronized long schedule(TimerTask task, long deadline, long now) {
        if (pending == 0) {
            // Nobody turns an empty wheel.
            tick = Math.max(tick, tickOf(now));
        }
        // First: where there is no memory for it, nothing has changed.
        Entry entry = takeFree();
        entry.begin(task, Math.max(tickOf(deadline), tick));
        link(entry);
        nextTickAt = endOf(tick);
        pending = pending + 1;
        return entry.id;
    }

    @Override
    public synchronized void cancel(long timerId, TimerTask task) {
        int index = (int) timerId;
        Entry entry = index < made ? all[index] : null;
        if (entry != null && entry.id == timerId && entry.task == task) {
            takeOut(entry);
        }
    }

    /** Whether none is set. Any thread. */
    boolean isEmpty() {
        return pending == 0;
    }

    /** Fires what is due. Costs two reads when nothing can be due. Any worker. */
    void poll(long now, Outbox outbox) {
        if (pending != 0 && now - nextTickAt >= 0) {
            turn(now, outbox);
        }
    }

    private synchronized void turn(long now, Outbox outbox) {
        // What was left out by one turn or more is found by one.
        tick = Math.max(tick, tickOf(now) - SPOKES);
        while (pending != 0 && now - endOf(tick) >= 0) {
            if (!fireTick(now, outbox)) {
                break;
            }
            tick++;
        }
        nextTickAt = endOf(tick);
    }

    /** False if there was no memory for what would be sent: the rest stays where it is. */
    private boolean fireTick(long now, Outbox outbox) {
        Entry entry = first[(int) tick & SPOKE_MASK];
        while (entry != null) {
            Entry next = entry.next;
            if (entry.tick <= tick) {
                if (!outbox.canSend()) {
                    return false;
                }
                TimerTask task = entry.task();
                takeOut(entry);
                task.fire(outbox, now);
            }
            entry = next;
        }
        return true;
    }

    private long tickOf(long time) {
        return (time - start) >> TICK_SHIFT;
    }

    private long endOf(long ofTick) {
        return start + ((ofTick + 1) << TICK_SHIFT);
    }

    // ---- entries

    private void takeOut(Entry entry) {
        unlink(entry);
        leaveFree(entry);
        pending = pending - 1;
    }

    /** At the end: timers of one tick fire in the order in which they were set. */
    private void link(Entry entry) {
        int spoke = (int) entry.tick & SPOKE_MASK;
        Entry before = last[spoke];
        entry.previous = before;
        entry.next = null;
        last[spoke] = entry;
        if (before == null) {
            first[spoke] = entry;
        } else {
            before.next = entry;
        }
    }

    private void unlink(Entry entry) {
        int spoke = (int) entry.tick & SPOKE_MASK;
        Entry before = entry.previous;
        Entry after = entry.next;
        if (before == null) {
            first[spoke] = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last[spoke] = before;
        } else {
            after.previous = before;
        }
    }

    private Entry takeFree() {
        Entry entry = free;
        if (entry == null) {
            if (made == all.length) {
                all = Arrays.copyOf(all, 2 * made);
            }
            Entry fresh = new Entry(made);
            all[made++] = fresh;
            return fresh;
        }
        free = entry.next;
        return entry;
    }

    private void leaveFree(Entry entry) {
        entry.end();
        entry.next = free;
        free = entry;
    }

    /** A timer that is set, or is free to be. */
    private static final class Entry {
        /** Its index, and in the upper half how often it was used before. */
        private long id;

        private long tick;
        private @Nullable TimerTask task;
        private @Nullable Entry previous;
        private @Nullable Entry next;

        Entry(int index) {
            id = index;
        }

        void begin(TimerTask itsTask, long itsTick) {
            task = itsTask;
            tick = itsTick;
        }

        void end() {
            id += 1L << 32;
            task = null;
            previous = null;
        }

        TimerTask task() {
            return Objects.requireNonNull(task, "a timer that is set has a task");
        }
    }
}
