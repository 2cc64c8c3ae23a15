package io.tacho.runtime.engine;

import io.tacho.runtime.Supervision;
import io.tacho.runtime.SupervisionException;

/**
 * Supervises the actors that no other actor spawned, one for one. No actor itself, so it decides in
 * the turn of the actor that ended. When it gives up the system shuts down.
 */
final class Root {
    private final LocalActorSystem system;
    private final Supervision supervision;
    private final RestartWindow window;

    Root(LocalActorSystem system) {
        this.system = system;
        this.supervision = system.options().supervision();
        this.window = new RestartWindow(supervision);
    }

    Supervision supervision() {
        return supervision;
    }

    void exited(ActorCell cell, Exit exit, long delayNanos, Outbox outbox) {
        boolean allowed;
        synchronized (window) {
            allowed = window.allows(outbox.now());
        }
        if (allowed) {
            RestartTimer.restart(cell, delayNanos, outbox);
            return;
        }
        outbox.raise(cell, Schedulable.STOP);
        system.giveUp(
                new SupervisionException(
                        Supervisor.tooMany("system '" + system.name() + "'", supervision, cell),
                        exit.failure()));
    }
}
