package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Restart;
import io.tacho.runtime.Supervision;
import io.tacho.runtime.SupervisionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actor's children and what it does about those that end, as Erlang/OTP's supervisor does.
 * Everything happens in the turn of the actor. Children are in the order of their start, linked
 * through their cells.
 *
 * <p>What takes several turns of others goes child by child: all are stopped from the last to the
 * first, each when the one after it has ended; a group is then started from the first to the last,
 * each when the one before it has.
 */
final class Supervisor {
    private final ActorCell owner;
    private final Supervision supervision;
    private final RestartWindow window;
    private Course course = Course.NONE;

    private @Nullable ActorCell first;
    private @Nullable ActorCell last;

    /** Whose answer the present course waits for. */
    private @Nullable ActorCell awaited;

    /** The first of the group that is restarted. */
    private @Nullable ActorCell groupStart;

    private long groupDelayNanos;

    /** The number of the last wait. */
    private int wait;

    /** What is going on beyond single children. */
    private enum Course {
        NONE,
        /** Stops a group to start it again. */
        STOPPING_GROUP,
        /** Waits, as the backoff says, before it starts a group. */
        WAITING,
        STARTING_GROUP,
        /** Stops all, because the owner's object ends. */
        ENDING
    }

    Supervisor(ActorCell owner) {
        this.owner = owner;
        this.supervision = owner.settings().supervision();
        this.window = new RestartWindow(supervision);
    }

    // ---- children

    void add(ActorCell child) {
        ActorCell before = last;
        child.previousSibling = before;
        if (before == null) {
            first = child;
        } else {
            before.nextSibling = child;
        }
        last = child;
    }

    boolean hasChildren() {
        return first != null;
    }

    List<ActorRef<?>> children() {
        List<ActorRef<?>> children = new ArrayList<>();
        for (ActorCell child = first; child != null; child = child.nextSibling) {
            children.add(child);
        }
        return children;
    }

    private void remove(ActorCell child) {
        ActorCell before = child.previousSibling;
        ActorCell after = child.nextSibling;
        if (before == null) {
            first = after;
        } else {
            before.nextSibling = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previousSibling = before;
        }
        if (groupStart == child) {
            groupStart = after;
        }
        // Who holds a reference to it must not keep all that were ever started after it.
        child.previousSibling = null;
        child.nextSibling = null;
    }

    // ---- what children tell

    /** A child's object has ended; the child may be restarted. */
    void childExited(ActorCell child, Exit exit, long delayNanos, Lifecycle lifecycle) {
        if (course == Course.ENDING) {
            // It is told to stop when it is its turn, and ends then.
            return;
        }
        if (exit.kind() == Exit.Kind.WITH_SIBLING) {
            stopped(child, lifecycle);
        } else if (course == Course.STOPPING_GROUP && isInGroup(child)) {
            // It failed before it was told to stop: one of those stopped, no restart more. As in
            // OTP, whose supervisor takes in the exit of a child that it is about to stop.
            groupDelayNanos = Math.max(groupDelayNanos, delayNanos);
        } else if (!window.allows(lifecycle.outbox().now())) {
            giveUp(child, exit, lifecycle);
        } else if (supervision.strategy() == Supervision.Strategy.ONE_FOR_ONE) {
            RestartTimer.restart(child, delayNanos, lifecycle.outbox());
        } else {
            restartGroup(child, delayNanos, lifecycle);
        }
    }

    /** A child has ended for good. */
    void childEnded(ActorCell child, Lifecycle lifecycle) {
        ActorCell before = child.previousSibling;
        ActorCell after = child.nextSibling;
        remove(child);
        if (child != awaited) {
            return;
        }
        if (course == Course.STARTING_GROUP) {
            startFrom(after, lifecycle);
        } else if (course == Course.STOPPING_GROUP) {
            stopFrom(after == groupStart ? null : before, lifecycle);
        } else if (course == Course.ENDING) {
            stopNext(lifecycle);
        }
    }

    /** A child that was restarted is ready. */
    void childStarted(ActorCell child, Lifecycle lifecycle) {
        if (course == Course.STARTING_GROUP && child == awaited) {
            startFrom(child.nextSibling, lifecycle);
        }
    }

    // ---- the end of all

    /** Stops all children because the owner's object ends; {@link Lifecycle#childrenEnded} then. */
    void stopAll(Lifecycle lifecycle) {
        course = Course.ENDING;
        stopNext(lifecycle);
    }

    private void stopNext(Lifecycle lifecycle) {
        ActorCell child = last;
        awaited = child;
        if (child != null) {
            lifecycle.outbox().raise(child, Schedulable.STOP);
            return;
        }
        course = Course.NONE;
        lifecycle.childrenEnded(owner);
    }

    private void giveUp(ActorCell child, Exit exit, Lifecycle lifecycle) {
        lifecycle.exit(
                owner,
                Exit.gaveUp(
                        new SupervisionException(
                                tooMany("supervisor " + owner.name(), supervision, child),
                                exit.failure())));
    }

    static String tooMany(String supervisor, Supervision supervision, ActorCell child) {
        return supervisor
                + " gives up: more than "
                + supervision.intensity()
                + " restarts within "
                + Nanos.of(supervision.period()) / 1_000_000
                + " ms; the last was of "
                + child.name();
    }

    // ---- one for all, rest for one

    private void restartGroup(ActorCell failed, long delayNanos, Lifecycle lifecycle) {
        // Another failure while a group is restarted begins anew, with the larger of both groups.
        boolean wider =
                course == Course.NONE
                        || supervision.strategy() == Supervision.Strategy.ONE_FOR_ALL
                        || groupStart == null
                        || startedBefore(failed, groupStart);
        if (wider) {
            groupStart =
                    supervision.strategy() == Supervision.Strategy.ONE_FOR_ALL ? first : failed;
        }
        groupDelayNanos = Math.max(delayNanos, course == Course.NONE ? 0 : groupDelayNanos);
        if (course != Course.STOPPING_GROUP) {
            course = Course.STOPPING_GROUP;
            stopFrom(last, lifecycle);
        }
    }

    private boolean isInGroup(ActorCell child) {
        ActorCell from = groupStart;
        return from != null && (child == from || startedBefore(from, child));
    }

    private boolean startedBefore(ActorCell one, ActorCell other) {
        for (ActorCell child = one.nextSibling; child != null; child = child.nextSibling) {
            if (child == other) {
                return true;
            }
        }
        return false;
    }

    private void stopped(ActorCell child, Lifecycle lifecycle) {
        if (course == Course.STOPPING_GROUP && child == awaited) {
            stopFrom(child == groupStart ? null : child.previousSibling, lifecycle);
        }
    }

    /** Has the next of the group stop; it answers with its end, at once if it has ended. */
    private void stopFrom(@Nullable ActorCell child, Lifecycle lifecycle) {
        awaited = child;
        if (child == null) {
            startGroup(lifecycle);
            return;
        }
        boolean again = child.settings().restart() != Restart.TEMPORARY;
        lifecycle.outbox().raise(child, again ? Schedulable.SUSPEND : Schedulable.STOP);
    }

    private void startGroup(Lifecycle lifecycle) {
        if (groupDelayNanos <= 0) {
            course = Course.STARTING_GROUP;
            startFrom(groupStart, lifecycle);
            return;
        }
        course = Course.WAITING;
        int number = owner.extras().nextWait();
        wait = number;
        Outbox outbox = lifecycle.outbox();
        long now = outbox.refreshClock();
        outbox.timers()
                .schedule(
                        (poster, at) -> poster.signal(owner, new LifeSignal.WaitIsOver(number)),
                        now + groupDelayNanos,
                        now);
    }

    void waitIsOver(int number, Lifecycle lifecycle) {
        if (course == Course.WAITING && number == wait) {
            course = Course.STARTING_GROUP;
            startFrom(groupStart, lifecycle);
        }
    }

    private void startFrom(@Nullable ActorCell child, Lifecycle lifecycle) {
        awaited = child;
        if (child == null) {
            course = Course.NONE;
            groupStart = null;
        } else {
            lifecycle.outbox().raise(child, Schedulable.RESTART);
        }
    }
}
