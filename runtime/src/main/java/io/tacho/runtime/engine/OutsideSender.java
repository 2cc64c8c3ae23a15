package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.RateLimit;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageTap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends from a thread that is no worker, with a lane and a pool of its own. Used by a thread at a
 * time.
 */
class OutsideSender implements Sender {
    /** How long a full mailbox is waited for before the system is looked at again. */
    private static final long WAIT_NANOS = 100_000_000;

    private final LocalActorSystem system;
    private final Lane lane;
    private final EnvelopePool pool;
    private final NanoClock nanoClock;
    private final @Nullable TokenBucket bucket;
    private final boolean recording;
    private boolean closed;

    /**
     * @param limit how much it may send; null for no limit
     */
    OutsideSender(LocalActorSystem system, @Nullable RateLimit limit) {
        this.system = system;
        this.nanoClock = system.nanoClock();
        this.bucket = limit == null ? null : new TokenBucket(limit, nanoClock.nanoTime());
        this.recording = system.options().tap() != MessageTap.NONE;
        this.lane = system.lanes().lease();
        this.pool = new EnvelopePool(system.exchange());
    }

    @Override
    public final <M> SendOutcome tell(ActorRef<M> target, M message, long dueAt) {
        Objects.requireNonNull(message, "message");
        ActorCell cell = ActorCell.of(target);
        if (closed || cell.system != system) {
            throw new IllegalStateException(
                    closed
                            ? "this sender was closed"
                            : "a sender of system '"
                                    + system.name()
                                    + "' can't send to "
                                    + cell
                                    + "; make one with that system's newSender()");
        }
        return send(cell, message, MessageKind.TELL, dueAt, 0);
    }

    final SendOutcome send(
            ActorCell target, Object message, MessageKind kind, long dueAt, long timeToLive) {
        // Once a message, however often it has to wait for room.
        if (bucket != null && system.accepting() && !bucket.tryTake(nanoClock.nanoTime())) {
            return SendOutcome.LIMITED;
        }
        while (true) {
            SendOutcome outcome = attempt(target, message, kind, dueAt, timeToLive);
            if (outcome != SendOutcome.REJECTED) {
                return outcome;
            }
            if (!awaitsRoom(target)) {
                countRejected();
                return outcome;
            }
        }
    }

    /** A message was refused in the end. What a system refuses that has stopped isn't counted. */
    final void countRejected() {
        if (system.accepting()) {
            lane.countRejected();
        }
    }

    /** Sends without waiting for room; a refusal is not counted yet. */
    final SendOutcome attempt(
            ActorCell target, Object message, MessageKind kind, long dueAt, long timeToLive) {
        lane.enter();
        try {
            return system.accepting()
                    ? offer(target, message, kind, dueAt, timeToLive)
                    : SendOutcome.REJECTED;
        } finally {
            lane.leave();
        }
    }

    /**
     * Waits for room in a mailbox that refused and wants its senders to wait. Not while a lane is
     * entered, because the end of the system waits for those, nor with a lock held.
     *
     * @return false if the sender is to give up
     */
    static boolean awaitsRoom(ActorCell target) {
        return target.mailbox.overflow() == Overflow.BLOCK
                && target.system.accepting()
                && !target.isFinal()
                && target.system.workforce().awaitRoom(target.mailbox, WAIT_NANOS);
    }

    /** Delivers it, or does with it whatever this sender does; a lane is entered meanwhile. */
    SendOutcome offer(
            ActorCell target, Object message, MessageKind kind, long dueAt, long timeToLive) {
        boolean timed = recording || timeToLive > 0 || target.has(Schedulable.AGED);
        // Reading the clock is half of a send that finds its recipient busy; who needs it?
        long now = timed ? nanoClock.nanoTime() : 0;
        Envelope envelope = StackRoom.acquire(pool);
        envelope.message = message;
        envelope.kindCode = kind.code();
        envelope.messageId = lane.next();
        if (recording) {
            envelope.startsOperation(dueAt, now);
        } else {
            envelope.sentAt = now;
        }
        if (timeToLive > 0) {
            envelope.expiresAt = now + timeToLive;
        }
        // Before the offer: afterwards it may have been handled, and the recipient have stopped
        // since.
        boolean ended = target.isFinal();
        if (target.tryHandOver(envelope)) {
            schedule(target, timed, now);
            return ended ? SendOutcome.DEAD_LETTER : SendOutcome.ACCEPTED;
        }
        while (!target.mailbox.offer(envelope)) {
            Overflow overflow = target.mailbox.overflow();
            if (overflow == Overflow.DROP_NEWEST) {
                system.outsideDrops().evict(target, envelope);
                return SendOutcome.DROPPED;
            }
            if (overflow != Overflow.DROP_OLDEST) {
                lane.takeBack();
                pool.release(envelope);
                return SendOutcome.REJECTED;
            }
            Envelope evicted = target.mailbox.evict();
            if (evicted != null) {
                system.outsideDrops().evict(target, evicted);
            }
        }
        if (target.tryWake()) {
            schedule(target, timed, now);
        }
        return ended ? SendOutcome.DEAD_LETTER : SendOutcome.ACCEPTED;
    }

    private void schedule(ActorCell target, boolean timed, long now) {
        system.workforce().schedule(target, timed ? now : nanoClock.nanoTime());
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            pool.close();
            system.lanes().giveBack(lane);
        }
    }
}
