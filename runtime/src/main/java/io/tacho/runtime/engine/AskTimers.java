package io.tacho.runtime.engine;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The timers of the asks that were made on one worker, on Agrona's hashed wheel. A timer does
 * nothing but post a message to its actor. Resolution {@value #TICK_NANOS} ns: a timer fires up to
 * that much after its time, and when it is next polled.
 *
 * <p>Set by its worker and polled by it; polled by others while that worker is in a handler that
 * takes too long, since that handler may just be the one that does not answer. So the wheel is
 * behind a lock; asking whether there is anything to do takes none.
 */
final class AskTimers {
    /** A power of two near 1 ms, as the wheel requires. */
    static final long TICK_NANOS = 1 << 20;

    private static final int TICKS_PER_WHEEL = 1 << 10;
    private static final int LIMIT_PER_POLL = 1024;

    private final DeadlineTimerWheel wheel;
    private final Long2ObjectHashMap<ActorCell> actors = new Long2ObjectHashMap<>();
    private final DeadlineTimerWheel.TimerHandler handler = this::fire;

    /** The turn in whose name the present poll posts. */
    private @Nullable Turn poster;

    private volatile int pending;
    private volatile long nextTickAt;

    AskTimers(long now) {
        wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, now, TICK_NANOS, TICKS_PER_WHEEL);
    }

    /** Sets a timer. Its worker only. */
    synchronized void schedule(ActorCell actor, long deadline, long now) {
        if (pending == 0) {
            // Nobody turns an empty wheel.
            wheel.currentTickTime(now);
        }
        add(actor, deadline);
    }

    /** Whether none is set. Any thread. */
    boolean isEmpty() {
        return pending == 0;
    }

    /**
     * Fires what is due. Costs two reads when nothing can be due. Any worker, with its own turn.
     */
    void poll(long now, Turn turn) {
        if (pending != 0 && now - nextTickAt >= 0) {
            turnWheel(now, turn);
        }
    }

    private synchronized void turnWheel(long now, Turn turn) {
        poster = turn;
        while (pending != 0 && now - wheel.currentTickTime() >= 0) {
            wheel.poll(now, handler, LIMIT_PER_POLL);
        }
        poster = null;
        nextTickAt = wheel.currentTickTime();
    }

    private void add(ActorCell actor, long deadline) {
        actors.put(wheel.scheduleTimer(deadline), actor);
        pending = actors.size();
        nextTickAt = wheel.currentTickTime();
    }

    private boolean fire(TimeUnit unit, long now, long timerId) {
        ActorCell actor = actors.remove(timerId);
        pending = actors.size();
        Turn turn = poster;
        long retryAt = now + TICK_NANOS;
        if (actor != null && turn != null && !turn.postTimeout(actor, retryAt)) {
            // Its mailbox is full: callbacks are called all the same, only later.
            add(actor, retryAt);
        }
        return true;
    }
}
