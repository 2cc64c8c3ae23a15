package io.tacho.runtime.engine;

/**
 * Timers of a replay: those of actors and of their asks never fire, because what they sent is on
 * record; backoffs and health checks are the runtime's own and do.
 */
final class ReplayTimers implements DeadlineTimers {
    private final DeadlineTimers timers;

    ReplayTimers(DeadlineTimers timers) {
        this.timers = timers;
    }

    @Override
    public long schedule(TimerTask task, long deadline, long now) {
        return isRecorded(task) ? 0 : timers.schedule(task, deadline, now);
    }

    @Override
    public void cancel(long timerId, TimerTask task) {
        if (!isRecorded(task)) {
            timers.cancel(timerId, task);
        }
    }

    private static boolean isRecorded(TimerTask task) {
        return task instanceof ActorTimer || task instanceof PendingAsks;
    }
}
