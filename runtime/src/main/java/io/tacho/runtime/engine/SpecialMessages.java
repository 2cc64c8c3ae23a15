package io.tacho.runtime.engine;

import io.tacho.runtime.AskCallback;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.Health;
import io.tacho.runtime.HealthCheck;
import io.tacho.runtime.HealthCheckException;
import io.tacho.runtime.Signal;
import io.tacho.runtime.Terminated;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.util.Objects;
import java.util.Optional;

/**
 * Handles what is not for the handler as it is: replies and time-outs of asks, timers, probes of
 * health, signals. Confined to the worker.
 */
final class SpecialMessages {
    private final LocalActorSystem system;
    private final Outbox outbox;
    private final Handover handover;

    SpecialMessages(LocalActorSystem system, Outbox outbox, Handover handover) {
        this.system = system;
        this.outbox = outbox;
        this.handover = handover;
    }

    /**
     * Handles one.
     *
     * @return what became of it
     * @throws Exception what the actor throws at it
     */
    MessageOutcome handle(ActorCell cell, Envelope envelope) throws Exception {
        if (envelope.kindCode == MessageKind.REPLY.code() && envelope.askSlot != Envelope.NO_ASK) {
            return handleReply(cell, envelope);
        }
        if (envelope.kindCode == MessageKind.TIMER.code() && envelope.askSlot != Envelope.NO_ASK) {
            return handleTimer(cell, envelope);
        }
        Object message = envelope.message;
        if (message == AskTimeout.INSTANCE) {
            handleTimeout(cell);
        } else if (message instanceof HealthProbe probe) {
            checkHealth(cell, probe);
        } else if (envelope.kindCode == MessageKind.SIGNAL.code()
                && message instanceof Signal signal) {
            handleSignal(cell, envelope, signal);
        } else {
            handover.hand(cell, envelope);
        }
        return MessageOutcome.HANDLED;
    }

    @SuppressWarnings("unchecked")
    private MessageOutcome handleReply(ActorCell cell, Envelope reply) throws Exception {
        ActorExtras extras = cell.extrasIfAny();
        PendingAsks asks = extras == null ? null : extras.asksIfAny();
        AskCallback<?> callback =
                asks == null ? null : asks.take(reply.askSlot, reply.askGeneration);
        if (callback == null) {
            system.deadLetters()
                    .add(reply.message, cell, reply.sender, DeadLetter.Reason.LATE_REPLY);
            return MessageOutcome.DEAD_LETTER;
        }
        ((AskCallback<Object>) callback).onReply(reply.message);
        return MessageOutcome.HANDLED;
    }

    private MessageOutcome handleTimer(ActorCell cell, Envelope envelope) throws Exception {
        ActorTimers timers = cell.extras().timers();
        int generation = envelope.askGeneration;
        ActorTimer timer = timers.arrived(envelope.askSlot, generation);
        if (timer == null) {
            return MessageOutcome.EXPIRED;
        }
        handover.hand(cell, envelope);
        timers.handled(timer, generation, outbox.refreshClock(), outbox.timers());
        return MessageOutcome.HANDLED;
    }

    private void handleTimeout(ActorCell cell) throws Exception {
        ActorExtras extras = cell.extrasIfAny();
        PendingAsks asks = extras == null ? null : extras.asksIfAny();
        if (asks == null) {
            return;
        }
        long now = outbox.refreshClock();
        AskCallback<?> expired;
        while ((expired = asks.takeExpired(now)) != null) {
            expired.onTimeout();
        }
        if (!asks.isEmpty()) {
            asks.armTimer(asks.earliestDeadline(), outbox);
        }
    }

    /** An end that the actor does not wait for any more is not told. */
    private void handleSignal(ActorCell cell, Envelope envelope, Signal signal) throws Exception {
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

    private void checkHealth(ActorCell cell, HealthProbe probe) {
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
