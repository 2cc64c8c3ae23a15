package io.tacho.runtime.engine;

import io.tacho.runtime.SchedulingOptions;
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
final class Turn implements Accounting {
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
    private final Control control;
    private final Detour detour;
    private final Handover handover;
    private final SpecialMessages special;
    private final int turnMessages;
    private final long turnNanos;
    private final boolean recording;

    /** Here since a turn is made on its worker's thread: what it writes is in no other's lines. */
    private final FetchAhead fetchAhead = new FetchAhead();

    private int untilClock;

    /** After so many more messages of this turn the next ones are looked at. */
    private int untilFetch;

    /** What broke the present turn off came from the mailbox. */
    private boolean mailboxThrew;

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
        this.control = new Control(system, lifecycle, outbox, this);
        this.detour = new Detour(system, outbox, this);
        this.handover = new Handover(outbox);
        this.special = new SpecialMessages(system, outbox, handover);
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
                control.carryOut(cell);
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
                untilFetch = fetchAhead.messages(envelope, cell.mailbox, outbox.now());
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

    // ---- messages

    private void deliver(ActorCell cell, Envelope envelope) {
        begin(cell, envelope);
        MessageOutcome outcome = MessageOutcome.HANDLED;
        Throwable failure = null;
        try {
            if (envelope.kindCode <= MessageKind.ASK.code()) {
                handover.hand(cell, envelope);
            } else {
                outcome = special.handle(cell, envelope);
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
    @Override
    public void settleEvicted(Envelope envelope) {
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

    @Override
    public void begin(ActorCell cell, Envelope envelope) {
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

    @Override
    public void complete(ActorCell cell, Envelope envelope, MessageOutcome outcome) {
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

    /** Looks which of the flight recorder's events are on; from now and then. */
    void lookAtEvents() {
        handover.lookAtEvents();
    }

    /** Before each turn: those that are next are about to have theirs. */
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
