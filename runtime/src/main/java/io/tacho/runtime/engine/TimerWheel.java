package io.tacho.runtime.engine;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a worker on Agrona's hashed wheel. Resolution {@value #TICK_NANOS} ns: a timer
 * fires up to that much after its time, and when it is next polled.
 *
 * <p>Set by its worker and polled by it; polled by others while that worker is in a handler that
 * takes too long, and cancelled by whichever worker runs the actor then. So the wheel is behind a
 * lock; asking whether there is anything to do takes none.
 */
final class TimerWheel implements DeadlineTimers {
    /** A power of two near 1 ms, as the wheel requires. */
    static final long TICK_NANOS = 1 << 20;

    private static final int TICKS_PER_WHEEL = 1 << 10;
    private static final int LIMIT_PER_POLL = 1024;

    private final DeadlineTimerWheel wheel;
    private final Long2ObjectHashMap<TimerTask> tasks = new Long2ObjectHashMap<>();
    private final DeadlineTimerWheel.TimerHandler handler = this::fire;

    /** In whose name the present poll posts. */
    private @Nullable Outbox poster;

    private volatile int pending;
    private volatile long nextTickAt;

    TimerWheel(long now) {
        wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, now, TICK_NANOS, TICKS_PER_WHEEL);
    }

    @Override
    public synchronized long schedule(TimerTask task, long deadline, long now) {
        if (pending == 0) {
            // Nobody turns an empty wheel.
            wheel.currentTickTime(now);
        }
        long timerId = wheel.scheduleTimer(deadline);
        tasks.put(timerId, task);
        pending = tasks.size();
        nextTickAt = wheel.currentTickTime();
        return timerId;
    }

    @Override
    public synchronized void cancel(long timerId, TimerTask task) {
        if (tasks.get(timerId) == task) {
            tasks.remove(timerId);
            wheel.cancelTimer(timerId);
            pending = tasks.size();
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
        poster = outbox;
        try {
            while (pending != 0 && now - wheel.currentTickTime() >= 0 && outbox.canSend()) {
                wheel.poll(now, handler, LIMIT_PER_POLL);
            }
        } finally {
            poster = null;
            nextTickAt = wheel.currentTickTime();
        }
    }

    private boolean fire(TimeUnit unit, long now, long timerId) {
        Outbox outbox = poster;
        if (outbox == null || !outbox.canSend()) {
            // It stays where it is until there is memory for what it would send.
            return false;
        }
        TimerTask task = tasks.remove(timerId);
        pending = tasks.size();
        if (task != null) {
            task.fire(outbox, now);
        }
        return true;
    }
}
