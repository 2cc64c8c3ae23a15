package io.tacho.runtime.engine;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The timers of one worker, on Agrona's hashed wheel. A timer does nothing but post a message to
 * its actor. Resolution {@value #TICK_NANOS} ns: a timer fires up to that much late. Confined to
 * the worker.
 */
final class AskTimers {
    /** A power of two near 1 ms, as the wheel requires. */
    static final long TICK_NANOS = 1 << 20;

    private static final int TICKS_PER_WHEEL = 1 << 10;
    private static final int LIMIT_PER_POLL = 1024;

    private final DeadlineTimerWheel wheel;
    private final Long2ObjectHashMap<ActorCell> actors = new Long2ObjectHashMap<>();
    private final DeadlineTimerWheel.TimerHandler handler;

    AskTimers(long now, Turn turn) {
        wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, now, TICK_NANOS, TICKS_PER_WHEEL);
        handler =
                (unit, at, timerId) -> {
                    turn.postTimeout(actors.remove(timerId));
                    return true;
                };
    }

    void schedule(ActorCell actor, long deadline) {
        actors.put(wheel.scheduleTimer(deadline), actor);
    }

    boolean isEmpty() {
        return actors.isEmpty();
    }

    /** Fires what is due. Costs two comparisons when nothing can be due. */
    void poll(long now) {
        while (wheel.currentTickTime() - now <= 0) {
            if (wheel.timerCount() == 0) {
                wheel.currentTickTime(now + TICK_NANOS);
                return;
            }
            wheel.poll(now, handler, LIMIT_PER_POLL);
        }
    }
}
