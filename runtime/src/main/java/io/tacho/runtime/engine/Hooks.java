package io.tacho.runtime.engine;

/**
 * Calls what others have written about an actor's life: its hooks, and the directory. They may
 * throw what they like. Confined to the worker.
 */
final class Hooks {
    private final LocalActorSystem system;
    private final Outbox outbox;
    private final HookGuard guard;

    Hooks(LocalActorSystem system, Outbox outbox) {
        this.system = system;
        this.outbox = outbox;
        this.guard = system.workforce().newGuard();
    }

    /** A call of a hook. */
    @FunctionalInterface
    interface Hook {
        void run() throws Exception;
    }

    /** Runs one whose failure is the actor's. */
    void guarded(ActorCell cell, String name, Hook hook) throws Exception {
        guard.enter(cell, name, outbox.refreshClock());
        try {
            hook.run();
        } finally {
            guard.leave();
        }
    }

    /** Runs one of an actor that ends whatever the hook does. */
    void run(ActorCell cell, String name, Hook hook) {
        try {
            guarded(cell, name, hook);
        } catch (Throwable thrown) {
            // Throwable: not even an error in a hook may end a worker.
            system.failures().addHook(cell, name, thrown);
        }
    }

    void tellDirectory(ActorCell cell, Runnable change) {
        try {
            change.run();
        } catch (Throwable thrown) {
            // Throwable: not even a broken directory may end a worker.
            system.failures().add(cell, "has a new state that the directory does not know", thrown);
        }
    }
}
