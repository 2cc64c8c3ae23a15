package io.tacho.runtime.engine;

import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageTap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Sends in the name of the actor whose code runs, with ids from a lane of its own and envelopes
 * from a pool of its own. One a worker, and one for each virtual thread in a handler; confined to
 * that thread but for {@link #clock}, which others look at. Not final for the sake of replays,
 * which load their subclass alone.
 */
class Outbox {
    private static final VarHandle CLOCK;
    private static final VarHandle RUNNING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CLOCK = lookup.findVarHandle(Outbox.class, "clock", long.class);
            RUNNING = lookup.findVarHandle(Outbox.class, "running", ActorCell.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LocalActorSystem system;
    private final ReadyQueue ready;
    private final Evictions evictions;
    private final NanoClock nanoClock;
    private final Lane lane;
    private final EnvelopePool pool;
    private final DeadlineTimers timers;
    private final boolean recording;

    private long clock;
    private @Nullable ActorCell running;
    private @Nullable Envelope handling;
    private boolean operationEnded;

    /**
     * @param ready gets the actors that are woken
     * @param evictions gets what full mailboxes evict
     * @param timers where time outs are set
     */
    Outbox(LocalActorSystem system, ReadyQueue ready, Evictions evictions, DeadlineTimers timers) {
        this.system = system;
        this.ready = ready;
        this.evictions = evictions;
        this.timers = timers;
        this.nanoClock = system.nanoClock();
        this.recording = system.options().tap() != MessageTap.NONE;
        this.lane = system.lanes().lease();
        this.pool = new EnvelopePool(system.exchange());
        refreshClock();
    }

    /** Who sends on the calling thread, or null if no actor's code runs there. */
    static @Nullable Outbox current(LocalActorSystem system) {
        if (Thread.currentThread() instanceof Worker worker && worker.system() == system) {
            return worker.outbox();
        }
        return system.borrowed().get();
    }

    // ---- clock

    /** The last reading, ns. */
    long now() {
        return clock;
    }

    long refreshClock() {
        long now = nanoClock.nanoTime();
        CLOCK.setOpaque(this, now);
        return now;
    }

    /**
     * The clock is at least at this time, which another thread has read: what is sent now was not
     * sent before what caused it.
     */
    void clockIsAtLeast(long time) {
        if (time - clock > 0) {
            CLOCK.setOpaque(this, time);
        }
    }

    /** The last reading, as another thread sees it, ns. */
    long clockSeenFromOutside() {
        return (long) CLOCK.getOpaque(this);
    }

    // ---- whose code runs

    /**
     * A turn begins. It ends with the next one, or with {@link #rest}: a hop has no store to spare.
     */
    void enter(ActorCell cell) {
        RUNNING.setOpaque(this, cell);
        cell.sendsBy(this);
    }

    /** Whose code runs, as another thread sees it; it may have changed since. */
    @Nullable ActorCell runningSeenFromOutside() {
        return (ActorCell) RUNNING.getOpaque(this);
    }

    /** No actor's code runs. */
    void rest() {
        running = null;
        handling = null;
    }

    boolean isRunning(ActorCell cell) {
        return running == cell;
    }

    /** What is sent from now on is caused by this message. */
    void begin(Envelope envelope) {
        handling = envelope;
        // A hook may have said it of no message at all.
        operationEnded = false;
    }

    /** What is sent from now on is caused by nothing. */
    void causedByNothing() {
        handling = null;
    }

    /** Whether the handler said that the operation ends with its message. */
    boolean operationEnded() {
        return operationEnded;
    }

    @Nullable ActorCell sender() {
        Envelope envelope = handling;
        return envelope == null ? null : envelope.sender;
    }

    @Nullable Envelope handling() {
        return handling;
    }

    void endOperation() {
        operationEnded = true;
    }

    // ---- sending

    SendOutcome send(ActorCell target, Object message, MessageKind kind) {
        if (isLimited()) {
            return SendOutcome.LIMITED;
        }
        return dispatch(target, prepare(message, kind));
    }

    SendOutcome sendExpiring(ActorCell target, Object message, long timeToLiveNanos) {
        if (isLimited()) {
            return SendOutcome.LIMITED;
        }
        Envelope envelope = prepare(message, MessageKind.TELL);
        // As in an ask: what is left must not depend on how long the handler has taken.
        envelope.expiresAt = nanoClock.nanoTime() + timeToLiveNanos;
        return dispatch(target, envelope);
    }

    SendOutcome startOperation(ActorCell target, Object message, long dueAt) {
        if (isLimited()) {
            return SendOutcome.LIMITED;
        }
        Envelope envelope = prepare(message, MessageKind.TELL);
        envelope.startsOperation(dueAt, clock);
        return dispatch(target, envelope);
    }

    SendOutcome reply(Object message) {
        return reply(handling, message);
    }

    /**
     * @param answered the message that is answered, or what stands for it; null for none
     */
    SendOutcome reply(@Nullable Envelope answered, Object message) {
        ActorCell asker = answered == null ? null : answered.sender;
        Envelope envelope = prepare(message, MessageKind.REPLY);
        if (asker == null) {
            return dispatch(system.nobody(), envelope);
        }
        if (answered != null && answered.kindCode == MessageKind.ASK.code()) {
            envelope.copyAskOf(answered);
        }
        return dispatch(asker, envelope);
    }

    /** Passes on a message so that whoever gets it answers the original sender. */
    SendOutcome forward(ActorCell target, Object message) {
        Envelope received = handling;
        if (received == null) {
            throw new IllegalStateException("there is no message to forward");
        }
        if (isLimited()) {
            return SendOutcome.LIMITED;
        }
        Envelope envelope = again(received, message);
        if (envelope.kindCode == MessageKind.SIGNAL.code()) {
            // Only the runtime's are: whoever gets it would take it for one, or a replay leave it
            // out.
            envelope.kindCode = MessageKind.TELL.code();
        }
        return dispatch(target, envelope);
    }

    /** A message that stands for a received one: of the same sender and kind, caused by it. */
    Envelope again(Envelope received, Object message) {
        Envelope envelope = prepare(message, MessageKind.TELL);
        envelope.kindCode = received.kindCode;
        envelope.sender = received.sender;
        if (received.kindCode == MessageKind.ASK.code()) {
            // A reply's slot, or a timer's, is of the actor that got it and means nothing to
            // others.
            envelope.copyAskOf(received);
        }
        return envelope;
    }

    SendOutcome ask(
            ActorCell target,
            Object message,
            long timeoutNanos,
            AskCallback<?> callback,
            PendingAsks asks) {
        if (isLimited()) {
            return SendOutcome.LIMITED;
        }
        // Not from the last reading: the handler may have waited for long, or one before it. And
        // not kept, since others see by that reading how long the handler takes.
        long now = nanoClock.nanoTime();
        long deadline = now + Nanos.atMost(timeoutNanos);
        // First, for the room that it makes sure of. Without memory for a slot the collector gets
        // it.
        Envelope envelope = StackRoom.acquire(pool);
        int slot = asks.add(callback, deadline);
        int generation = asks.generation(slot);
        boolean asked = false;
        try {
            prepare(envelope, message, MessageKind.ASK);
            envelope.askSlot = slot;
            envelope.askGeneration = generation;
            SendOutcome outcome = dispatch(target, envelope);
            if (outcome == SendOutcome.ACCEPTED) {
                asks.armTimer(deadline, this);
                asked = true;
            }
            return outcome;
        } finally {
            if (!asked) {
                asks.take(slot, generation);
            }
        }
    }

    /** Tells an actor of something in its control lane, which no overflow can evict. */
    void signal(ActorCell target, Object signal) {
        target.pushSignal(prepare(signal, MessageKind.SIGNAL));
        wake(target);
    }

    /** As {@link #signal}, from a timer. */
    void post(ActorCell target, Object message) {
        target.pushSignal(prepare(message, MessageKind.TIMER));
        wake(target);
    }

    /** As {@link #post}, from one of the actor's own timers. */
    void post(ActorCell target, Object message, int slot, int generation) {
        Envelope envelope = prepare(message, MessageKind.TIMER);
        envelope.askSlot = slot;
        envelope.askGeneration = generation;
        target.pushSignal(envelope);
        wake(target);
    }

    /** Raises control bits of an actor. */
    void raise(ActorCell target, int bits) {
        target.raise(bits);
        wake(target);
    }

    /** Whether there is an envelope for a message; else memory is short. */
    boolean canSend() {
        return pool.hasAny();
    }

    private boolean isLimited() {
        ActorCell from = running;
        // Not by the last reading: a handler that waits between its sends keeps to the rate.
        return from != null && from.isLimited() && !from.extras().tryTakeSend(nanoClock.nanoTime());
    }

    private Envelope prepare(Object message, MessageKind kind) {
        Envelope envelope = StackRoom.acquire(pool);
        prepare(envelope, message, kind);
        return envelope;
    }

    private void prepare(Envelope envelope, Object message, MessageKind kind) {
        envelope.message = message;
        envelope.kindCode = kind.code();
        envelope.messageId = lane.next();
        envelope.sender = running;
        envelope.sentAt = clock;
        if (recording) {
            trace(envelope);
        }
    }

    /** What only the record tells: whence a message comes. */
    private void trace(Envelope envelope) {
        envelope.flags = MessageFlags.SENT_AT_IS_WORKER_CLOCK;
        Envelope cause = handling;
        if (cause == null) {
            envelope.startsOperation(0, clock);
        } else {
            envelope.continuesOperation(cause, clock);
        }
    }

    /** Delivers it, or does with it whatever this outbox does. The envelope is given away. */
    SendOutcome dispatch(ActorCell target, Envelope envelope) {
        // Before the offer: afterwards it may have been handled, and the recipient have stopped
        // since.
        boolean ended = target.isFinal();
        if (target.tryHandOver(envelope)) {
            ready.schedule(target);
        } else {
            if (!target.mailbox.offer(envelope)) {
                return overflow(target, envelope);
            }
            wake(target);
        }
        return ended ? SendOutcome.DEAD_LETTER : SendOutcome.ACCEPTED;
    }

    /** A worker never blocks: a mailbox that would have its senders wait refuses here. */
    private SendOutcome overflow(ActorCell target, Envelope envelope) {
        Overflow overflow = target.mailbox.overflow();
        if (overflow == Overflow.DROP_NEWEST) {
            evictions.evict(target, envelope);
            return SendOutcome.DROPPED;
        }
        if (overflow == Overflow.DROP_OLDEST) {
            do {
                Envelope evicted = target.mailbox.evict();
                if (evicted != null) {
                    evictions.evict(target, evicted);
                }
            } while (!target.mailbox.offer(envelope));
            wake(target);
            return SendOutcome.ACCEPTED;
        }
        lane.countRejected();
        takeBack(envelope);
        return SendOutcome.REJECTED;
    }

    /** What was prepared last is not sent after all. */
    final void takeBack(Envelope envelope) {
        lane.takeBack();
        pool.release(envelope);
    }

    private void wake(ActorCell target) {
        if (target.tryWake()) {
            ready.schedule(target);
        }
    }

    // ---- the owner's own

    /** Takes back an envelope that is done with. */
    void release(Envelope envelope) {
        pool.release(envelope);
    }

    DeadlineTimers timers() {
        return timers;
    }

    /** Gives the envelopes and the lane back; nothing is sent any more. */
    void close() {
        pool.close();
        system.lanes().giveBack(lane);
    }
}
