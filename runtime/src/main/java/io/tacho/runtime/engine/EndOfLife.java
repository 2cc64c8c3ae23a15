package io.tacho.runtime.engine;

import io.tacho.runtime.Terminated;

/**
 * Ends actors for good. Whoever is to hear of it does: what there is no memory for is told in a
 * later turn. Confined to the worker.
 */
final class EndOfLife {
    private final LocalActorSystem system;
    private final Outbox outbox;
    private final Hooks hooks;

    EndOfLife(LocalActorSystem system, Outbox outbox, Hooks hooks) {
        this.system = system;
        this.outbox = outbox;
        this.hooks = hooks;
    }

    /**
     * Ends one.
     *
     * @param objectHasEnded whether its last hook has run
     */
    void end(ActorCell cell, Exit exit, boolean objectHasEnded) {
        String name = cell.registeredName();
        if (name != null) {
            hooks.tellDirectory(
                    cell, () -> system.options().directory().unregister(name, cell.id()));
        }
        cell.becomes(exit.finalState());
        try {
            takeLeave(cell, exit, objectHasEnded);
        } catch (Throwable thrown) {
            failed(cell, thrown);
        }
        try {
            letGo(cell);
        } catch (Throwable thrown) {
            failed(cell, thrown);
        }
        // Before others hear of it, who may at once want a thread for another one.
        system.workforce().leaves(cell.home);
        cell.end();
        tell(cell);
    }

    /** Others wait for its end, whatever could not be done of it. */
    private void failed(ActorCell cell, Throwable thrown) {
        system.failures().add(cell, "ended, but not all of it", thrown);
    }

    private void takeLeave(ActorCell cell, Exit exit, boolean objectHasEnded) {
        system.topics().forget(cell);
        system.actors().remove(cell);
        if (!objectHasEnded) {
            hooks.run(cell, "postStop", () -> cell.behaviour().postStop(cell));
        }
        system.lifecycle().ended(cell, cell.state(), exit.failure());
    }

    /** What waits goes back to the control lane, which settles it: a record may be open now. */
    private static void letGo(ActorCell cell) {
        ActorExtras extras = cell.extrasIfAny();
        if (extras == null) {
            return;
        }
        extras.objectEnded();
        Envelope left;
        while ((left = extras.pollWaiting()) != null) {
            cell.pushSignal(left);
        }
    }

    /** Tells whoever is to hear of the end and has not yet. */
    void tell(ActorCell cell) {
        try {
            ActorExtras extras = cell.extrasIfAny();
            if (extras != null) {
                tellWatchers(cell, extras);
                cell.forgetExtras();
            }
            ActorCell parent = cell.parent;
            if (parent != null) {
                outbox.signal(parent, new LifeSignal.ChildEnded(cell));
            }
        } catch (Throwable thrown) {
            cell.raise(Schedulable.TELL_OF_END);
            system.failures().add(cell, "has ended, and could not tell all of them yet", thrown);
        }
    }

    /** Goes on where it ended the last time. */
    private void tellWatchers(ActorCell cell, ActorExtras extras) {
        ActorCell watched;
        while ((watched = extras.firstWatched()) != null) {
            outbox.signal(watched, new LifeSignal.Unwatch(cell));
            extras.unwatch(watched);
        }
        ActorCell watcher;
        while ((watcher = extras.lastWatcher()) != null) {
            outbox.signal(watcher, new Terminated(cell, cell.state()));
            extras.removeLastWatcher();
        }
    }
}
