package io.tacho.runtime.engine;

import io.tacho.runtime.AskCallback;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.Signal;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import org.jspecify.annotations.Nullable;

/**
 * Runs the turns of one worker: takes messages from mailboxes and control lanes, has them handled,
 * counts and records them. Confined to the worker.
 *
 * <p>One clock reading a message: the end of one message is the start of the next. Where nothing is
 * recorded even that is too much, half of what a hop costs: then it is read after {@value
 * #CLOCK_INTERVAL} messages, or after each as long as messages take more than a microsecond.
 */
final class Turn implements Settlement {
    private static final int CLOCK_INTERVAL = 32;
    private static final long LONG_INTERVAL_NANOS = CLOCK_INTERVAL * 1_000;

    /**
     * One message in so many has its backlog recorded: the two index reads cost more than they
     * tell.
     */
    private static final long BACKLOG_SAMPLE_MASK = 15;

    private final LocalActorSystem system;
    private final Outbox outbox;
    private final TapStream stream;
    private final OutcomeCounts counts;
    private final DeferredEvictions evictions;
    private final Lifecycle lifecycle;
    private final Detour detour;
    private final int turnMessages;
    private final long turnNanos;
    private final boolean recording;
    private final FetchAhead fetchAhead = new FetchAhead();
    private int untilClock;

    /** After so many more messages of this turn the next ones are looked at. */
    private int untilFetch;

    /** What broke the present turn off came from the mailbox. */
    private boolean mailboxThrew;

    /** Which of the flight recorder's events are on; see {@link Detour}. */
    private int events;

    Turn(
            LocalActorSystem system,
            int worker,
            Outbox outbox,
            TapStream stream,
            OutcomeCounts counts,
            DeferredEvictions evictions) {
        this.system = system;
        this.evictions = evictions;
        this.outbox = outbox;
        this.stream = stream;
        this.counts = counts;
        this.lifecycle = new Lifecycle(system, worker, outbox);
        this.detour = new Detour(system, outbox, this);
        SchedulingOptions scheduling = system.options().scheduling();
        this.turnMessages = scheduling.turnMessages();
        this.turnNanos = scheduling.turnNanos();
        this.recording = system.options().tap() != MessageTap.NONE;
    }

    /** Runs one turn of an actor. The caller releases the cell afterwards. */
    void run(ActorCell cell) {
        outbox.enter(cell);
        long turnEnd = outbox.now() + turnNanos;
        int left = turnMessages;
        Envelope handedOver = cell.takeHandedOver();
        untilFetch = 1;
        do {
            if (cell.control() != 0) {
                control(cell);
            }
            boolean plain = cell.isPlain();
            Envelope envelope = handedOver;
            if (envelope != null && plain) {
                handedOver = null;
            } else {
                envelope = next(cell, handedOver, plain);
                handedOver = null;
            }
            if (envelope == null) {
                break;
            }
            if (--untilFetch == 0) {
                untilFetch = fetchAhead.behind(envelope, cell.mailbox, outbox.now());
            }
            if (envelope.expiresAt != 0 && outbox.refreshClock() - envelope.expiresAt > 0) {
                settle(cell, envelope, MessageOutcome.EXPIRED);
            } else if (plain || !detour.settles(cell, envelope)) {
                deliver(cell, envelope);
            }
        } while (--left > 0 && outbox.now() - turnEnd <= 0);
        if (!evictions.isEmpty()) {
            settleEvicted();
        }
    }

    private @Nullable Envelope next(ActorCell cell, @Nullable Envelope handedOver, boolean plain) {
        try {
            return plain ? cell.mailbox.poll() : detour.next(cell, handedOver);
        } catch (Throwable thrown) {
            mailboxThrew = true;
            throw thrown;
        }
    }

    /**
     * Ends a turn that was broken off by something other than a handler: a port of the system, of
     * which the actor fails as it does of its handler; or its mailbox, which may throw for ever.
     * Then it is given up, and its mailbox let alone: what is in there is lost, and counted so.
     */
    void abandon(ActorCell cell, Throwable thrown) {
        Envelope open = outbox.handling();
        if (!mailboxThrew && open != null && open.message instanceof OutsideAsks.Ask ask) {
            // Nobody else knows of it yet.
            ask.unanswered("was not asked: " + thrown.getClass().getName());
        }
        outbox.causedByNothing();
        if (mailboxThrew) {
            mailboxThrew = false;
            giveUp(cell, thrown, true);
        } else {
            try {
                lifecycle.fail(cell, thrown);
            } catch (Throwable more) {
                giveUp(cell, more, false);
            }
        }
        outbox.refreshClock();
    }

    private void giveUp(ActorCell cell, Throwable thrown, boolean ofItsMailbox) {
        system.failures().add(cell, "is given up: it can't even end as it should", thrown);
        lifecycle.abandon(cell, thrown, ofItsMailbox);
    }

    // ---- control

    private void control(ActorCell cell) {
        outbox.causedByNothing();
        int bits = cell.takeControl();
        if ((bits & Schedulable.START) != 0 && !cell.isFinal()) {
            lifecycle.start(cell);
        }
        if ((bits & Schedulable.SIGNALS) != 0) {
            try {
                takeSignals(cell);
            } catch (Throwable thrown) {
                // A port threw: what else was to be done still is.
                cell.raise(bits & ~(Schedulable.START | Schedulable.SIGNALS));
                throw thrown;
            }
            // The last signal's envelope is back in the pool: hooks must not send in its name.
            outbox.causedByNothing();
        }
        if (bits > Schedulable.START && !cell.isFinal()) {
            changeLife(cell, bits);
        }
        outbox.refreshClock();
    }

    private void changeLife(ActorCell cell, int bits) {
        if ((bits & Schedulable.STOP) != 0) {
            lifecycle.stop(cell);
        } else if ((bits & Schedulable.STOP_SELF) != 0) {
            lifecycle.exit(cell, Exit.BY_ITSELF);
        }
        if (cell.isFinal()) {
            return;
        }
        // A wish to suspend is the younger one: the restart was meant before the next failure.
        if ((bits & Schedulable.SUSPEND) != 0) {
            lifecycle.suspend(cell);
        } else if ((bits & Schedulable.RESTART) != 0) {
            lifecycle.restart(cell);
        }
    }

    private void takeSignals(ActorCell cell) {
        Envelope signal = cell.takeSignals();
        try {
            while (signal != null) {
                Envelope present = signal;
                signal = present.next;
                take(cell, present);
            }
        } finally {
            // A port threw at one: the others are still to be taken.
            while (signal != null) {
                Envelope next = signal.next;
                cell.pushSignal(signal);
                signal = next;
            }
        }
    }

    private void take(ActorCell cell, Envelope signal) {
        if (signal.evictedFrom != null) {
            system.outsideDrops().taken();
            settleEvicted(signal);
        } else if (signal.message instanceof LifeSignal life) {
            try {
                begin(cell, signal);
            } finally {
                // Whatever the record makes of it: somebody waits for this.
                lifecycle.take(cell, life);
            }
            complete(cell, signal, MessageOutcome.HANDLED);
        } else if (cell.isFinal()) {
            settle(cell, signal, system.outcomeOfUnhandled());
        } else {
            cell.extras().later().add(signal, cell.mailbox);
            cell.gain(Schedulable.LATER);
        }
    }

    // ---- messages

    private void deliver(ActorCell cell, Envelope envelope) {
        begin(cell, envelope);
        MessageOutcome outcome = MessageOutcome.HANDLED;
        Throwable failure = null;
        try {
            if (envelope.kindCode <= MessageKind.ASK.code()) {
                hand(cell, envelope);
            } else {
                outcome = handleUncommon(cell, envelope);
            }
        } catch (Throwable thrown) {
            // Whatever it is, an error included: an actor may fail, its worker may not.
            outcome = MessageOutcome.FAILED;
            failure = thrown;
        }
        complete(cell, envelope, outcome);
        if (failure != null) {
            outbox.causedByNothing();
            lifecycle.fail(cell, failure);
            outbox.refreshClock();
        }
    }

    private void hand(ActorCell cell, Envelope envelope) throws Exception {
        if (events != 0) {
            detour.handWithEvents(cell, envelope, events);
        } else if (cell.has(Schedulable.OBSERVED)) {
            detour.handObserved(cell, envelope);
        } else {
            cell.handler().onMessage(envelope.message, cell);
        }
    }

    private MessageOutcome handleUncommon(ActorCell cell, Envelope envelope) throws Exception {
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
            detour.checkHealth(cell, probe);
        } else if (envelope.kindCode == MessageKind.SIGNAL.code()
                && message instanceof Signal signal) {
            detour.handleSignal(cell, envelope, signal);
        } else {
            hand(cell, envelope);
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
        hand(cell, envelope);
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

    @Override
    public void settle(ActorCell cell, Envelope envelope, MessageOutcome outcome) {
        begin(cell, envelope);
        system.unhandled(envelope, cell, outcome);
        complete(cell, envelope, outcome);
    }

    private void settleEvicted() {
        Envelope envelope = evictions.takeAll();
        while (envelope != null) {
            Envelope next = envelope.next;
            settleEvicted(envelope);
            envelope = next;
        }
    }

    /** Its recipient's sequence stays as it is, since that belongs to whoever has its turn. */
    private void settleEvicted(Envelope envelope) {
        ActorCell recipient = envelope.evictedFrom;
        if (recipient == null) {
            return;
        }
        system.unhandled(envelope, recipient, MessageOutcome.DROPPED);
        if (recording) {
            long now = Math.max(outbox.now(), envelope.sentAt);
            stream.begin(envelope, recipient.id(), 0, now, -1);
            stream.end(now, MessageOutcome.DROPPED, envelope.flags);
        }
        outbox.release(envelope);
        counts.increment(MessageOutcome.DROPPED);
    }

    // ---- the record

    private void begin(ActorCell cell, Envelope envelope) {
        outbox.begin(envelope);
        if (!recording) {
            return;
        }
        cell.received++;
        // The worker's clock may be older than the sending by another thread and than this actor's
        // last completion on another worker: neither may make a wait negative, of this message or
        // of what its handler sends.
        outbox.clockIsAtLeast(Math.max(cell.lastCompletedAt, envelope.sentAt));
        long receivedAt = outbox.now();
        int backlog = (envelope.messageId & BACKLOG_SAMPLE_MASK) == 0 ? cell.mailbox.size() : -1;
        stream.begin(envelope, cell.id(), cell.received, receivedAt, backlog);
    }

    private void complete(ActorCell cell, Envelope envelope, MessageOutcome outcome) {
        if (recording) {
            long completedAt = outbox.refreshClock();
            int flags = envelope.flags;
            if (outbox.operationEnded()) {
                flags |= MessageFlags.ENDS_OPERATION;
            }
            if (stream.end(completedAt, outcome, flags)) {
                stream.activity(WorkerActivity.FLUSH, completedAt, outbox.refreshClock());
            }
            cell.lastCompletedAt = completedAt;
        } else if (--untilClock <= 0) {
            readClockNowAndThen();
        }
        outbox.release(envelope);
        counts.increment(outcome);
        if (!evictions.isEmpty()) {
            settleEvicted();
        }
    }

    private void readClockNowAndThen() {
        long before = outbox.now();
        untilClock = outbox.refreshClock() - before > LONG_INTERVAL_NANOS ? 1 : CLOCK_INTERVAL;
    }

    // ---- the worker's own

    /** Looks which events are on; from now and then, not for each message. */
    void lookAtEvents() {
        events = Detour.eventsThatAreOn();
    }

    /** Those that are next are about to have their turns. */
    void fetchAhead(RunQueue next) {
        fetchAhead.actors(next);
    }

    TapStream stream() {
        return stream;
    }

    void close() {
        stream.close();
        outbox.close();
    }
}
