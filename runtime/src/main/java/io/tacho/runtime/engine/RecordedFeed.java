package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.replay.FeedTimes;
import io.tacho.runtime.replay.RecordedMessage;
import io.tacho.runtime.replay.ReplayFeed;
import org.jspecify.annotations.Nullable;

/**
 * Sends as an {@link OutsideSender} does, but under recorded ids: its lane only counts. Confined to
 * a thread.
 */
final class RecordedFeed implements ReplayFeed {
    private final LocalActorSystem system;
    private final Lane lane;
    private final EnvelopePool pool;
    private boolean closed;

    RecordedFeed(LocalActorSystem system) {
        this.system = system;
        lane = system.lanes().lease();
        pool = new EnvelopePool(system.exchange());
    }

    @Override
    public void feed(
            ActorRef<?> recipient,
            @Nullable ActorRef<?> sender,
            RecordedMessage message,
            FeedTimes times) {
        if (closed) {
            throw new IllegalStateException("this feed was closed");
        }
        ActorCell target = system.own(recipient);
        ActorCell from = sender == null ? null : system.own(sender);
        lane.enter();
        try {
            if (!system.accepting()) {
                throw new SystemStoppedException(system.name());
            }
            offer(target, pack(from, message, times));
        } finally {
            lane.leave();
        }
    }

    private Envelope pack(@Nullable ActorCell from, RecordedMessage recorded, FeedTimes times) {
        Envelope envelope = pool.acquire();
        lane.next();
        // Whole: who handles it unpacks it, and so knows that it was fed.
        envelope.message = recorded;
        envelope.sender = from;
        envelope.kindCode = recorded.kind().code();
        envelope.messageId = recorded.messageId();
        envelope.causeId = recorded.causeId();
        envelope.rootId = recorded.rootId();
        envelope.dueAt = times.dueAt();
        envelope.rootSentAt = times.rootSentAt();
        envelope.sentAt = times.sentAt();
        return envelope;
    }

    private void offer(ActorCell target, Envelope envelope) {
        boolean woken = target.tryHandOver(envelope);
        if (!woken) {
            // Every mailbox of a replay grows, so none refuses.
            target.mailbox.offer(envelope);
            woken = target.tryWake();
        }
        if (woken) {
            system.workforce().schedule(target, system.nanoClock().nanoTime());
        }
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
