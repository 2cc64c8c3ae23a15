package io.tacho.runtime.engine;

import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Runs the turns of one worker: delivers messages and sends what handlers send. Confined to the
 * worker, but for {@link #stuckSince}.
 *
 * <p>One clock reading a message: the end of one message is the start of the next. What the worker
 * does between turns ends with {@link #refreshClock()}.
 */
final class Turn {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");
    private static final VarHandle CLOCK;
    private static final VarHandle RUNNING;

    /**
     * One message in so many has its backlog recorded: the two index reads cost more than they
     * tell.
     */
    private static final long BACKLOG_SAMPLE_MASK = 15;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CLOCK = lookup.findVarHandle(Turn.class, "clock", long.class);
            RUNNING = lookup.findVarHandle(Turn.class, "running", ActorCell.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LocalActorSystem system;
    private final Worker worker;
    private final Lane lane;
    private final EnvelopePool pool;
    private final TapStream stream;
    private final OutcomeCounts counts;
    private final Lifecycle lifecycle;
    private final AskTimers timers;
    private final int turnMessages;
    private final long turnNanos;

    private long clock;
    private @Nullable ActorCell running;
    private @Nullable Envelope handling;
    private boolean operationEnded;

    Turn(LocalActorSystem system, Worker worker, TapStream stream) {
        this.system = system;
        this.worker = worker;
        this.stream = stream;
        this.lane = system.lanes().lease();
        this.pool = new EnvelopePool(system.exchange());
        this.counts = worker.counts();
        this.lifecycle = new Lifecycle(system, worker.index());
        SchedulingOptions scheduling = system.options().scheduling();
        this.turnMessages = scheduling.turnMessages();
        this.turnNanos = scheduling.turnNanos();
        this.timers = new AskTimers(refreshClock());
    }

    /** The turn of the calling thread, or null if it is no worker of this system. */
    static @Nullable Turn current(LocalActorSystem system) {
        return Thread.currentThread() instanceof Worker worker && worker.system() == system
                ? worker.turn()
                : null;
    }

    // ---- clock

    long now() {
        return clock;
    }

    long refreshClock() {
        long now = System.nanoTime();
        CLOCK.setOpaque(this, now);
        return now;
    }

    /** Since when the present handler has been running, as seen by another thread; 0 if none is. */
    long stuckSince() {
        return RUNNING.getOpaque(this) == null ? 0 : (long) CLOCK.getOpaque(this);
    }

    // ---- receiving

    /** Runs one turn of an actor that this worker took from a queue. */
    void run(ActorCell cell) {
        cell.enterTurn(this);
        RUNNING.setOpaque(this, cell);
        if (cell.lastWorker != worker.index()) {
            cell.lastWorker = (short) worker.index();
        }
        long turnEnd = clock + turnNanos;
        for (int i = 0; i < turnMessages; i++) {
            if (cell.control() != 0) {
                control(cell);
            }
            Envelope envelope = cell.mailbox.poll();
            if (envelope == null) {
                break;
            }
            deliver(cell, envelope);
            if (clock - turnEnd > 0) {
                break;
            }
        }
        RUNNING.setOpaque(this, null);
        cell.leaveTurn();
        if (cell.releaseOrReschedule()) {
            worker.schedule(cell);
        }
    }

    /**
     * Ends a turn that was broken off by something other than a handler. The actor fails and is
     * never scheduled again, since its mailbox may throw for ever: what is in there is lost, and
     * counted so.
     */
    void abandon(ActorCell cell, Throwable thrown) {
        LOGGER.log(
                System.Logger.Level.ERROR,
                "the mailbox of actor "
                        + cell.name()
                        + " or a port of the system threw; the actor is given up, with its"
                        + " messages",
                thrown);
        handling = null;
        if (!cell.isFinal()) {
            lifecycle.fail(cell, thrown);
        }
        RUNNING.setOpaque(this, null);
        cell.leaveTurn();
        refreshClock();
    }

    private void control(ActorCell cell) {
        int bits = cell.takeControl();
        if ((bits & ActorCell.START) != 0 && !cell.isFinal()) {
            lifecycle.start(cell);
        }
        if ((bits & ActorCell.STOP) != 0 && !cell.isFinal()) {
            lifecycle.stop(cell);
        }
        refreshClock();
    }

    private void deliver(ActorCell cell, Envelope envelope) {
        if (cell.isFinal()) {
            settle(cell, envelope, system.outcomeOfUnhandled());
            return;
        }
        begin(cell, envelope);
        handling = envelope;
        MessageOutcome outcome = MessageOutcome.HANDLED;
        Throwable failure = null;
        try {
            outcome = handle(cell, envelope);
        } catch (Throwable thrown) {
            // Whatever it is, an error included: an actor may fail, its worker may not.
            outcome = MessageOutcome.FAILED;
            failure = thrown;
        }
        handling = null;
        complete(cell, envelope, outcome);
        if (failure != null) {
            lifecycle.fail(cell, failure);
            refreshClock();
        }
    }

    @SuppressWarnings("unchecked")
    private MessageOutcome handle(ActorCell cell, Envelope envelope) throws Exception {
        if (envelope.kindCode == MessageKind.REPLY.code() && envelope.askSlot != Envelope.NO_ASK) {
            return handleReply(cell, envelope);
        }
        if (envelope.message == AskTimeout.INSTANCE) {
            handleTimeout(cell);
            return MessageOutcome.HANDLED;
        }
        cell.behaviour().onMessage(envelope.message, cell);
        return MessageOutcome.HANDLED;
    }

    @SuppressWarnings("unchecked")
    private MessageOutcome handleReply(ActorCell cell, Envelope reply) throws Exception {
        PendingAsks asks = cell.asks();
        AskCallback<?> callback =
                asks == null ? null : asks.take(reply.askSlot, reply.askGeneration);
        if (callback == null) {
            system.deadLetter(reply.message, cell, reply.sender);
            return MessageOutcome.DEAD_LETTER;
        }
        ((AskCallback<Object>) callback).onReply(reply.message);
        return MessageOutcome.HANDLED;
    }

    private void handleTimeout(ActorCell cell) throws Exception {
        PendingAsks asks = cell.asks();
        if (asks == null) {
            return;
        }
        AskCallback<?> expired;
        while ((expired = asks.takeExpired(clock)) != null) {
            expired.onTimeout();
        }
        if (!asks.isEmpty()) {
            armTimer(cell, asks, asks.earliestDeadline());
        }
    }

    /** Counts and records a message that no handler gets. */
    void settle(ActorCell cell, Envelope envelope, MessageOutcome outcome) {
        begin(cell, envelope);
        system.unhandled(envelope, cell, outcome);
        complete(cell, envelope, outcome);
    }

    private void begin(ActorCell cell, Envelope envelope) {
        // A hook may have said it of no message at all.
        operationEnded = false;
        // The worker's clock may be older than the sending by another thread and than this actor's
        // last completion on another worker: neither may make a wait negative.
        long receivedAt = Math.max(clock, Math.max(cell.lastCompletedAt, envelope.sentAt));
        cell.received++;
        int backlog = (envelope.messageId & BACKLOG_SAMPLE_MASK) == 0 ? cell.mailbox.size() : -1;
        stream.begin(envelope, cell.id(), cell.received, receivedAt, backlog);
    }

    private void complete(ActorCell cell, Envelope envelope, MessageOutcome outcome) {
        long completedAt = refreshClock();
        int flags = envelope.flags;
        if (operationEnded) {
            flags |= MessageFlags.ENDS_OPERATION;
        }
        if (stream.end(completedAt, outcome, flags)) {
            stream.activity(WorkerActivity.FLUSH, completedAt, refreshClock());
        }
        cell.lastCompletedAt = completedAt;
        pool.release(envelope);
        counts.increment(outcome);
    }

    // ---- sending

    @Nullable ActorCell sender() {
        Envelope envelope = handling;
        return envelope == null ? null : envelope.sender;
    }

    void endOperation() {
        operationEnded = true;
    }

    SendOutcome send(ActorCell target, Object message, MessageKind kind) {
        return dispatch(target, prepare(message, kind));
    }

    SendOutcome startOperation(ActorCell target, Object message, long dueAt) {
        Envelope envelope = prepare(message, MessageKind.TELL);
        envelope.startsOperation(dueAt, clock);
        return dispatch(target, envelope);
    }

    SendOutcome reply(Object message) {
        Envelope answered = handling;
        ActorCell asker = answered == null ? null : answered.sender;
        Envelope envelope = prepare(message, MessageKind.REPLY);
        if (asker == null) {
            return dispatch(system.nobody(), envelope);
        }
        if (answered != null && answered.kindCode == MessageKind.ASK.code()) {
            envelope.askSlot = answered.askSlot;
            envelope.askGeneration = answered.askGeneration;
        }
        return dispatch(asker, envelope);
    }

    SendOutcome ask(
            ActorCell target,
            Object message,
            long timeoutNanos,
            AskCallback<?> callback,
            PendingAsks asks) {
        long deadline = clock + timeoutNanos;
        int slot = asks.add(callback, deadline);
        Envelope envelope = prepare(message, MessageKind.ASK);
        envelope.askSlot = slot;
        envelope.askGeneration = asks.generation(slot);
        int generation = envelope.askGeneration;
        SendOutcome outcome = dispatch(target, envelope);
        if (outcome != SendOutcome.ACCEPTED) {
            asks.take(slot, generation);
        } else if (running != null) {
            armTimer(running, asks, deadline);
        }
        return outcome;
    }

    private void armTimer(ActorCell cell, PendingAsks asks, long deadline) {
        if (asks.needsTimer(deadline)) {
            timers.schedule(cell, deadline, clock);
        }
    }

    /**
     * Called by a wheel: time outs run in the actor's own turn, so it is sent a message.
     *
     * @param retryAt when the wheel will come back if the mailbox refuses that, ns
     * @return false if the mailbox refused
     */
    boolean postTimeout(ActorCell cell, long retryAt) {
        PendingAsks asks = cell.asks();
        if (asks == null || !asks.timerFired() || cell.isFinal()) {
            return true;
        }
        if (send(cell, AskTimeout.INSTANCE, MessageKind.TIMER) != SendOutcome.REJECTED) {
            return true;
        }
        asks.setTimer(retryAt);
        return false;
    }

    void pollTimers(long now) {
        timers.poll(now, this);
    }

    private Envelope prepare(Object message, MessageKind kind) {
        Envelope envelope = pool.acquire();
        envelope.message = message;
        envelope.kindCode = kind.code();
        envelope.messageId = lane.next();
        envelope.sender = running;
        envelope.flags = MessageFlags.SENT_AT_IS_WORKER_CLOCK;
        Envelope cause = handling;
        if (cause == null) {
            envelope.startsOperation(0, clock);
        } else {
            envelope.continuesOperation(cause, clock);
        }
        return envelope;
    }

    private SendOutcome dispatch(ActorCell target, Envelope envelope) {
        // Before the offer: afterwards it may have been handled, and the recipient have stopped
        // since.
        boolean ended = target.isFinal();
        if (!target.mailbox.offer(envelope)) {
            lane.takeBack();
            pool.release(envelope);
            return SendOutcome.REJECTED;
        }
        if (target.tryWake()) {
            worker.schedule(target);
        }
        return ended ? SendOutcome.DEAD_LETTER : SendOutcome.ACCEPTED;
    }

    // ---- the worker's own

    /** Takes a ready actor that this thread woke otherwise than by a message. */
    void schedule(ActorCell cell) {
        worker.schedule(cell);
    }

    AskTimers timers() {
        return timers;
    }

    TapStream stream() {
        return stream;
    }

    void close() {
        pool.close();
    }
}
