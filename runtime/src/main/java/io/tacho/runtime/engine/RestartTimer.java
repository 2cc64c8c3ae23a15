package io.tacho.runtime.engine;

/**
 * Restarts an actor when its backoff is over.
 *
 * @param cell the actor
 */
record RestartTimer(ActorCell cell) implements TimerTask {
    /** Restarts at once, or sets a timer for it. */
    static void restart(ActorCell cell, long delayNanos, Outbox outbox) {
        if (delayNanos <= 0) {
            outbox.raise(cell, Schedulable.RESTART);
        } else {
            long now = outbox.refreshClock();
            outbox.timers().schedule(new RestartTimer(cell), now + delayNanos, now);
        }
    }

    @Override
    public void fire(Outbox poster, long now) {
        poster.raise(cell, Schedulable.RESTART);
    }
}
