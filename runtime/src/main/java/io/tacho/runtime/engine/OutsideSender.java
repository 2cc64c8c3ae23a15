package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.spi.MessageKind;
import java.util.Objects;

/**
 * Sends from a thread that is no worker, with a lane and a pool of its own. Used by a thread at a
 * time.
 */
final class OutsideSender implements Sender {
    private final LocalActorSystem system;
    private final Lane lane;
    private final EnvelopePool pool;
    private boolean closed;

    OutsideSender(LocalActorSystem system) {
        this.system = system;
        this.lane = system.lanes().lease();
        this.pool = new EnvelopePool(system.exchange());
    }

    @Override
    public <M> SendOutcome tell(ActorRef<M> target, M message, long dueAt) {
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
        return send(cell, message, MessageKind.TELL, dueAt);
    }

    SendOutcome send(ActorCell target, Object message, MessageKind kind, long dueAt) {
        lane.enter();
        try {
            return system.accepting()
                    ? dispatch(target, message, kind, dueAt)
                    : SendOutcome.REJECTED;
        } finally {
            lane.leave();
        }
    }

    private SendOutcome dispatch(ActorCell target, Object message, MessageKind kind, long dueAt) {
        Envelope envelope = pool.acquire();
        envelope.message = message;
        envelope.kindCode = kind.code();
        envelope.flags = 0;
        envelope.messageId = lane.next();
        long now = System.nanoTime();
        envelope.startsOperation(dueAt, now);
        // Before the offer: afterwards it may have been handled, and the recipient have stopped
        // since.
        boolean ended = target.isFinal();
        if (!target.mailbox.offer(envelope)) {
            lane.takeBack();
            pool.release(envelope);
            return SendOutcome.REJECTED;
        }
        if (target.tryWake()) {
            system.pool().schedule(target, now);
        }
        return ended ? SendOutcome.DEAD_LETTER : SendOutcome.ACCEPTED;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pool.close();
            system.lanes().giveBack(lane);
        }
    }
}
