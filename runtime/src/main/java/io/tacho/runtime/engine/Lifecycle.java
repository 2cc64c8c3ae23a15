package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorState;

/**
 * Starts, stops and fails actors, on the worker that has their turn. Hooks may throw what they
 * like: it is logged with the actor's name and never reaches the worker.
 */
final class Lifecycle {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");

    private final LocalActorSystem system;
    private final int worker;

    Lifecycle(LocalActorSystem system, int worker) {
        this.system = system;
        this.worker = worker;
    }

    void start(ActorCell cell) {
        Actor<Object> behaviour = cell.behaviour();
        try {
            behaviour.preStart(cell);
            enter(cell, ActorState.READY);
            behaviour.postStart(cell);
        } catch (Throwable thrown) {
            // Throwable: not even an error in a hook may end a worker.
            fail(cell, thrown);
        }
    }

    void stop(ActorCell cell) {
        if (system.ending()) {
            // The directory is about to be closed: showing a million names as stopping only takes
            // time.
            cell.becomes(ActorState.STOPPING);
        } else {
            enter(cell, ActorState.STOPPING);
        }
        runHook(cell, "preStop", () -> cell.behaviour().preStop(cell));
        end(cell, ActorState.TERMINATED);
    }

    void fail(ActorCell cell, Throwable failure) {
        // A handler that was interrupted must not leave the worker's next park or file access
        // broken.
        Thread.interrupted();
        LOGGER.log(
                System.Logger.Level.WARNING,
                "actor " + cell.name() + " failed and is stopped",
                failure);
        runHook(cell, "onError", () -> cell.behaviour().onError(failure, cell));
        end(cell, ActorState.FAILED);
    }

    private void end(ActorCell cell, ActorState last) {
        String name = cell.registeredName();
        if (name != null) {
            tellDirectory(cell, () -> system.options().directory().unregister(name, cell.id()));
        }
        cell.becomes(last);
        system.actors().remove(cell);
        runHook(cell, "postStop", () -> cell.behaviour().postStop(cell));
    }

    private void enter(ActorCell cell, ActorState next) {
        cell.becomes(next);
        String name = cell.registeredName();
        if (name != null) {
            tellDirectory(
                    cell, () -> system.options().directory().update(name, cell.id(), next, worker));
        }
    }

    private static void tellDirectory(ActorCell cell, Runnable change) {
        try {
            change.run();
        } catch (Throwable thrown) {
            // Throwable: not even a broken directory may end a worker.
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the directory does not know the new state of actor " + cell.name(),
                    thrown);
        }
    }

    private static void runHook(ActorCell cell, String hook, Hook code) {
        try {
            code.run();
        } catch (Throwable thrown) {
            // Throwable: not even an error in a hook may end a worker.
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    hook + " of actor " + cell.name() + " threw; stopping goes on",
                    thrown);
        }
    }

    @FunctionalInterface
    private interface Hook {
        void run() throws Exception;
    }
}
