package io.tacho.runtime.engine;

import io.tacho.runtime.HealthCheck;

/**
 * What a timer posts to an actor whose health is to be checked.
 *
 * @param object the number of the object it is meant for, so that one object's checks end with it
 */
record HealthProbe(int object) {
    /** Sets the timer of the first check, if the actor is to be checked. */
    static void schedule(ActorCell cell, Outbox outbox) {
        HealthCheck check = cell.settings().healthCheck();
        if (check == null) {
            return;
        }
        outbox.refreshClock();
        ActorExtras extras = cell.extras();
        extras.failedChecks = 0;
        next(cell, new HealthProbe(++extras.checkedObject), check, outbox);
    }

    /** Sets the timer of the next check. */
    static void next(ActorCell cell, HealthProbe probe, HealthCheck check, Outbox outbox) {
        long now = outbox.now();
        outbox.timers()
                .schedule(
                        (poster, at) -> {
                            if (!cell.isFinal()) {
                                poster.post(cell, probe);
                            }
                        },
                        now + Nanos.of(check.interval()),
                        now);
    }
}
