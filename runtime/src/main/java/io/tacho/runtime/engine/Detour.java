package io.tacho.runtime.engine;

import io.tacho.runtime.Health;
import io.tacho.runtime.HealthCheck;
import io.tacho.runtime.HealthCheckException;
import io.tacho.runtime.MessageObserver;
import io.tacho.runtime.Signal;
import io.tacho.runtime.Terminated;
import io.tacho.runtime.jfr.MailboxHighWaterEvent;
import io.tacho.runtime.jfr.SlowMessageEvent;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What happens to messages of actors that have something out of the ordinary: an end, a limit of
 * age, an observer, signals. Apart from {@link Turn} so that the plain way stays short. Confined to
 * the worker.
 */
final class Detour {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");

    private static final int SLOW_MESSAGES = 1;
    private static final int HIGH_WATER = 1 << 1;
    private static final int FIRST_HIGH_WATER = 1 << 10;

    private final LocalActorSystem system;
    private final Outbox outbox;
    private final Settlement settlement;

    Detour(LocalActorSystem system, Outbox outbox, Settlement settlement) {
        this.system = system;
        this.outbox = outbox;
        this.settlement = settlement;
    }

    /**
     * The next message of an actor, or null if none is to be handled now.
     *
     * @param handedOver what came with the wake-up, and comes before all in the mailbox; or null
     */
    @Nullable Envelope next(ActorCell cell, @Nullable Envelope handedOver) {
        if (handedOver != null) {
            if (cell.has(Schedulable.ENDED)
                    || !cell.has(Schedulable.SUSPENDED | Schedulable.FRONT | Schedulable.REPLAY)) {
                return handedOver;
            }
            cell.extras().front().add(handedOver);
            cell.gain(Schedulable.FRONT);
        }
        if (cell.has(Schedulable.SUSPENDED)) {
            return null;
        }
        if (cell.has(Schedulable.REPLAY)) {
            return cell.extras().stash().pollPutBack();
        }
        if (cell.has(Schedulable.FRONT)) {
            Queue<Envelope> front = cell.extras().front();
            Envelope first = front.poll();
            if (front.isEmpty()) {
                cell.drop(Schedulable.FRONT);
            }
            return first;
        }
        if (!cell.has(Schedulable.LATER)) {
            return cell.mailbox.poll();
        }
        LaterQueue later = cell.extras().later();
        Envelope envelope = later.next(cell.mailbox);
        if (later.isEmpty()) {
            cell.drop(Schedulable.LATER);
        }
        return envelope;
    }

    /** Settles a message that is not to be handled; false if it is. */
    boolean settles(ActorCell cell, Envelope envelope) {
        if (cell.has(Schedulable.ENDED)) {
            settlement.settle(cell, envelope, system.outcomeOfUnhandled());
            return true;
        }
        if (cell.has(Schedulable.AGED) && isTooOld(cell, envelope)) {
            settlement.settle(cell, envelope, MessageOutcome.EXPIRED);
            return true;
        }
        return false;
    }

    private boolean isTooOld(ActorCell cell, Envelope envelope) {
        Duration timeToLive = cell.settings().timeToLive();
        return timeToLive != null
                && ages(envelope)
                && outbox.refreshClock() - envelope.sentAt > Nanos.of(timeToLive);
    }

    /**
     * Whether a limit of age concerns it: not what the runtime and timers send, or an ask would
     * never time out, and a timer never fire again, because one message had to wait.
     */
    static boolean ages(Envelope envelope) {
        return envelope.kindCode < MessageKind.TIMER.code();
    }

    static int eventsThatAreOn() {
        return (SlowMessageEvent.isOn() ? SLOW_MESSAGES : 0)
                | (MailboxHighWaterEvent.isOn() ? HIGH_WATER : 0);
    }

    void handWithEvents(ActorCell cell, Envelope envelope, int events) throws Exception {
        if ((events & HIGH_WATER) != 0) {
            int depth = cell.mailbox.size();
            if (depth >= FIRST_HIGH_WATER && cell.extras().isNewHighWater(depth)) {
                MailboxHighWaterEvent.commit(cell, depth);
            }
        }
        SlowMessageEvent slow = new SlowMessageEvent();
        slow.begin();
        try {
            if (cell.has(Schedulable.OBSERVED)) {
                handObserved(cell, envelope);
            } else {
                cell.handler().onMessage(envelope.message, cell);
            }
        } finally {
            slow.handled(cell, envelope.message);
        }
    }

    void handObserved(ActorCell cell, Envelope envelope) throws Exception {
        MessageObserver observer = cell.settings().observer();
        if (observer == null) {
            cell.handler().onMessage(envelope.message, cell);
            return;
        }
        Throwable failure = null;
        report(cell, () -> observer.beforeMessage(cell, envelope.message));
        long from = outbox.refreshClock();
        try {
            cell.handler().onMessage(envelope.message, cell);
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            long nanos = outbox.refreshClock() - from;
            Throwable seen = failure;
            report(cell, () -> observer.afterMessage(cell, envelope.message, nanos, seen));
        }
    }

    private static void report(ActorCell cell, Runnable observation) {
        try {
            observation.run();
        } catch (Throwable thrown) {
            // Throwable: who only looks on must not change anything.
            if (cell.extras().firstObserverFailure()) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "the observer of actor " + cell.name() + " threw; reported once",
                        thrown);
            }
        }
    }

    /** An end that the actor does not wait for any more is not told. */
    void handleSignal(ActorCell cell, Envelope envelope, Signal signal) throws Exception {
        if (signal instanceof Terminated terminated) {
            Optional<Object> wanted = cell.extras().unwatch(ActorCell.of(terminated.actor()));
            if (wanted == null) {
                return;
            }
            if (wanted.isPresent()) {
                // This is what the handler stashes or forwards.
                envelope.message = wanted.get();
                cell.handler().onMessage(envelope.message, cell);
                return;
            }
        }
        cell.behaviour().onSignal(signal, cell);
    }

    void checkHealth(ActorCell cell, HealthProbe probe) {
        HealthCheck check = cell.settings().healthCheck();
        ActorExtras extras = cell.extras();
        if (check == null || probe.object() != extras.checkedObject) {
            return;
        }
        Health health = Health.FAILED;
        Throwable thrown = null;
        try {
            health = Objects.requireNonNull(cell.behaviour().health(cell), "health");
        } catch (Throwable failure) {
            // Throwable: a check that can't be made has failed, whatever kept it.
            thrown = failure;
        }
        extras.health = health;
        extras.failedChecks = health == Health.FAILED ? extras.failedChecks + 1 : 0;
        if (extras.failedChecks < check.failuresToRestart()) {
            HealthProbe.next(cell, probe, check, outbox);
            return;
        }
        throw new HealthCheckException(
                cell.name() + " failed " + extras.failedChecks + " health checks in a row", thrown);
    }
}
