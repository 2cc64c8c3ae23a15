package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.Backoff;
import io.tacho.runtime.Supervision;
import io.tacho.runtime.Terminated;
import io.tacho.runtime.jfr.RestartEvent;
import java.util.Objects;

/**
 * Starts, stops, fails and restarts actors, in their turns. Hooks may throw what they like: it is
 * logged with the actor's name and never reaches the worker.
 *
 * <p>An actor's object ends in steps that may take several turns: the last hook, its children, its
 * {@code postStop}; then it ends for good, or waits for its supervisor's decision. Meanwhile its
 * mailbox is let alone.
 */
final class Lifecycle {
    private final LocalActorSystem system;
    private final int worker;
    private final Outbox outbox;
    private final Hooks hooks;
    private final EndOfLife endOfLife;

    Lifecycle(LocalActorSystem system, int worker, Outbox outbox) {
        this.system = system;
        this.worker = worker;
        this.outbox = outbox;
        this.hooks = new Hooks(system, outbox);
        this.endOfLife = new EndOfLife(system, outbox, hooks);
    }

    Outbox outbox() {
        return outbox;
    }

    EndOfLife endOfLife() {
        return endOfLife;
    }

    // ---- beginning

    void start(ActorCell cell) {
        begin(cell, cell.behaviour());
    }

    /**
     * Starts an actor anew if it waits for that. Who starts a group also gets an answer from one
     * that is ready already, because it was spawned while the group was stopped.
     */
    void restart(ActorCell cell) {
        if (cell.awaitsDecision()) {
            startAnew(cell);
        }
        ActorCell parent = cell.parent;
        if (parent != null && cell.state() == ActorState.READY) {
            outbox.signal(parent, new LifeSignal.ChildStarted(cell));
        }
    }

    private void startAnew(ActorCell cell) {
        ActorExtras extras = cell.extras();
        Exit last = extras.exit;
        extras.exit = null;
        extras.awaitsDecision = false;
        extras.suspendAsked = false;
        extras.hasStarted = false;
        extras.forgetSupervisor();
        cell.drop(Schedulable.SUSPENDED);
        system.census().restarted();
        system.lifecycle().restarting(cell, last == null ? null : last.failure());
        enter(cell, ActorState.STARTING);
        Throwable reason = last == null ? null : last.failure();
        try {
            RestartEvent.commit(cell, reason);
        } catch (Throwable thrown) {
            // What the failure says of itself may throw; that is no reason not to restart.
            system.failures().add(cell, "was restarted, of which no event could be made", thrown);
        }
        try {
            Actor<Object> fresh =
                    Objects.requireNonNull(cell.factory().get(), "the factory made no behaviour");
            cell.behaves(fresh);
            hooks.guarded(cell, "onRestart", () -> fresh.onRestart(reason, cell));
            begin(cell, fresh);
        } catch (Throwable thrown) {
            fail(cell, thrown);
        }
    }

    private void begin(ActorCell cell, Actor<Object> behaviour) {
        try {
            hooks.guarded(cell, "preStart", () -> behaviour.preStart(cell));
            enter(cell, ActorState.READY);
            system.lifecycle().started(cell);
            if (cell.mayBeRestarted()) {
                ActorExtras extras = cell.extras();
                extras.startedAt = outbox.refreshClock();
                extras.hasStarted = true;
            }
            HealthProbe.schedule(cell, outbox);
            hooks.guarded(cell, "postStart", () -> behaviour.postStart(cell));
        } catch (Throwable thrown) {
            // Throwable: not even an error in a hook may end a worker.
            fail(cell, thrown);
        }
    }

    // ---- ending

    void fail(ActorCell cell, Throwable failure) {
        // A handler that was interrupted must not leave the worker's next park or file access
        // broken.
        Thread.interrupted();
        system.failures().add(cell, failure);
        exit(cell, Exit.failed(failure));
    }

    /** The actor is to end for good, whatever it is doing. */
    void stop(ActorCell cell) {
        if (!cell.has(Schedulable.SUSPENDED)) {
            exit(cell, Exit.TOLD);
            return;
        }
        ActorExtras extras = cell.extras();
        Exit exit = extras.exit == null ? Exit.TOLD : extras.exit.thenForGood();
        extras.exit = exit;
        if (extras.awaitsDecision) {
            endOfLife.end(cell, exit, true);
        }
    }

    /** The supervisor wants to hear when the actor's object has ended, to restart it later. */
    void suspend(ActorCell cell) {
        if (!cell.has(Schedulable.SUSPENDED)) {
            exit(cell, Exit.WITH_SIBLING);
        } else if (cell.awaitsDecision()) {
            tellParent(cell, Exit.WITH_SIBLING, 0);
        } else {
            cell.extras().suspendAsked = true;
        }
    }

    /** The actor's object ends. Does nothing if it is about to already. */
    void exit(ActorCell cell, Exit exit) {
        if (cell.isFinal() || cell.has(Schedulable.SUSPENDED)) {
            return;
        }
        Throwable failure = exit.failure();
        if (failure != null) {
            system.lifecycle().failed(cell, failure);
            hooks.run(cell, "onError", () -> cell.behaviour().onError(failure, cell));
        }
        if (system.ending()) {
            // The directory is about to be closed: showing a million names as stopping only takes
            // time.
            cell.becomes(ActorState.STOPPING);
        } else {
            enter(cell, ActorState.STOPPING);
        }
        if (failure == null) {
            hooks.run(cell, "preStop", () -> cell.behaviour().preStop(cell));
        }
        Supervisor supervisor = cell.supervisorIfAny();
        if (supervisor != null && supervisor.hasChildren()) {
            cell.extras().exit = exit;
            cell.gain(Schedulable.SUSPENDED);
            supervisor.stopAll(this);
        } else {
            objectEnded(cell, exit);
        }
    }

    /** The last child of an actor that ends has ended. */
    void childrenEnded(ActorCell cell) {
        Exit exit = cell.extras().exit;
        objectEnded(cell, exit == null ? Exit.TOLD : exit);
    }

    private void objectEnded(ActorCell cell, Exit exit) {
        if (system.ending() || !exit.mayRestart(cell.settings().restart())) {
            endOfLife.end(cell, exit, false);
            return;
        }
        hooks.run(cell, "postStop", () -> cell.behaviour().postStop(cell));
        ActorExtras extras = cell.extras();
        extras.objectEnded();
        extras.exit = exit;
        extras.awaitsDecision = true;
        cell.gain(Schedulable.SUSPENDED);
        try {
            askForDecision(cell, exit, extras);
        } catch (Throwable thrown) {
            // No memory for the question, and nobody would ever decide.
            system.failures().add(cell, "ends for good: its supervisor can't be asked", thrown);
            endOfLife.end(cell, exit.thenForGood(), true);
        }
    }

    private void askForDecision(ActorCell cell, Exit exit, ActorExtras extras) {
        long delay = exit.kind() == Exit.Kind.WITH_SIBLING ? 0 : backoff(cell, extras);
        if (cell.parent == null) {
            system.root().exited(cell, exit, delay, outbox);
            return;
        }
        tellParent(cell, exit, delay);
        if (extras.suspendAsked) {
            extras.suspendAsked = false;
            tellParent(cell, Exit.WITH_SIBLING, 0);
        }
    }

    private void tellParent(ActorCell cell, Exit exit, long delayNanos) {
        ActorCell parent = cell.parent;
        if (parent != null) {
            outbox.signal(parent, new LifeSignal.ChildExited(cell, exit, delayNanos));
        }
    }

    private long backoff(ActorCell cell, ActorExtras extras) {
        ActorCell parent = cell.parent;
        Supervision supervision =
                parent == null ? system.root().supervision() : parent.settings().supervision();
        Backoff backoff = supervision.backoff();
        if (extras.hasStarted
                && outbox.now() - extras.startedAt >= Nanos.of(backoff.resetAfter())) {
            extras.restartStreak = 0;
        }
        return backoff.nanos(extras.restartStreak++, system.nextRandom());
    }

    /**
     * The actor's own parts throw: it ends at once, without waiting for anybody.
     *
     * @param ofItsMailbox whether it was that, which may throw for ever: then it is let alone, and
     *     only the control lane still answers
     */
    void abandon(ActorCell cell, Throwable failure, boolean ofItsMailbox) {
        if (!cell.isFinal()) {
            giveUp(cell, failure);
        }
        if (ofItsMailbox) {
            cell.gain(Schedulable.SUSPENDED);
        }
    }

    private void giveUp(ActorCell cell, Throwable failure) {
        Supervisor supervisor = cell.supervisorIfAny();
        if (supervisor != null) {
            supervisor
                    .children()
                    .forEach(child -> outbox.raise(ActorCell.of(child), Schedulable.STOP));
        }
        system.lifecycle().failed(cell, failure);
        hooks.run(cell, "onError", () -> cell.behaviour().onError(failure, cell));
        endOfLife.end(cell, Exit.failed(failure), false);
    }

    // ---- what other cells tell

    /** Takes in what another cell tells of its life. */
    void take(ActorCell cell, LifeSignal signal) {
        if (signal instanceof LifeSignal.Watch watch) {
            if (cell.isFinal()) {
                outbox.signal(watch.watcher(), new Terminated(cell, cell.state()));
            } else {
                cell.extras().addWatcher(watch.watcher());
            }
        } else if (signal instanceof LifeSignal.Unwatch unwatch) {
            ActorExtras extras = cell.extrasIfAny();
            if (extras != null) {
                extras.removeWatcher(unwatch.watcher());
            }
        } else if (!cell.isFinal()) {
            supervise(cell.extras().supervisor(), signal);
        }
    }

    private void supervise(Supervisor supervisor, LifeSignal life) {
        if (life instanceof LifeSignal.ChildExited exited) {
            supervisor.childExited(exited.child(), exited.exit(), exited.delayNanos(), this);
        } else if (life instanceof LifeSignal.ChildStarted started) {
            supervisor.childStarted(started.child(), this);
        } else if (life instanceof LifeSignal.ChildEnded ended) {
            supervisor.childEnded(ended.child(), this);
        } else if (life instanceof LifeSignal.WaitIsOver over) {
            supervisor.waitIsOver(over.number(), this);
        }
    }

    // ---- the directory

    private void enter(ActorCell cell, ActorState next) {
        cell.becomes(next);
        String name = cell.registeredName();
        if (name != null) {
            hooks.tellDirectory(
                    cell, () -> system.options().directory().update(name, cell.id(), next, worker));
        }
    }
}
