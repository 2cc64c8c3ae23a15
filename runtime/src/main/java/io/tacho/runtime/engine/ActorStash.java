package io.tacho.runtime.engine;

import io.tacho.runtime.Signal;
import io.tacho.runtime.Stash;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one actor has put aside, and what of it was put back and is to be handled before the
 * mailbox. Two lists linked through the envelopes, which are on nobody else's list meanwhile. Used
 * in the actor's turn.
 */
final class ActorStash implements Stash {
    private final ActorCell cell;
    private final int capacity;
    private @Nullable Envelope first;
    private @Nullable Envelope last;
    private int size;

    /** The first of those put back. */
    private @Nullable Envelope putBack;

    ActorStash(ActorCell cell) {
        this.cell = cell;
        this.capacity = cell.settings().stashCapacity();
    }

    @Override
    public boolean stash() {
        Outbox outbox = cell.outbox();
        Envelope received = outbox.handling();
        if (received == null || !isForHandler(received)) {
            throw new IllegalStateException(
                    "nothing that " + cell.name() + " could stash: only its handler's messages");
        }
        if ((received.flags & MessageFlags.STASHED) != 0) {
            throw new IllegalStateException(cell.name() + " has stashed this message already");
        }
        if (size == capacity) {
            return false;
        }
        Envelope kept = outbox.again(received, received.message);
        kept.expiresAt = expiryOf(received);
        received.flags |= MessageFlags.STASHED;
        append(kept);
        return true;
    }

    /** Whether the actor's handler is what gets it. */
    private static boolean isForHandler(Envelope envelope) {
        Object message = envelope.message;
        if (envelope.kindCode == MessageKind.REPLY.code()) {
            return envelope.askSlot == Envelope.NO_ASK;
        }
        if (envelope.kindCode == MessageKind.TIMER.code()) {
            return message != AskTimeout.INSTANCE && !(message instanceof HealthProbe);
        }
        return envelope.kindCode != MessageKind.SIGNAL.code()
                || !(message instanceof Signal || message instanceof LifeSignal);
    }

    /** The earlier of its own and the actor's limit: it is sent anew, but grows no younger. */
    private long expiryOf(Envelope received) {
        Duration limit = cell.settings().timeToLive();
        if (limit == null || !Detour.ages(received)) {
            return received.expiresAt;
        }
        long byAge = received.sentAt + Nanos.of(limit);
        return received.expiresAt == 0 || byAge - received.expiresAt < 0
                ? byAge
                : received.expiresAt;
    }

    private void append(Envelope kept) {
        kept.next = null;
        Envelope before = last;
        if (before == null) {
            first = kept;
        } else {
            before.next = kept;
        }
        last = kept;
        size++;
    }

    @Override
    public void unstashAll() {
        cell.outbox();
        putBack();
    }

    /** Has all that is stashed handled next. */
    void putBack() {
        Envelope end = last;
        if (end == null) {
            return;
        }
        end.next = putBack;
        putBack = first;
        first = null;
        last = null;
        size = 0;
        cell.gain(Schedulable.REPLAY);
    }

    /** Takes the first of those put back; null if there is none. */
    @Nullable Envelope pollPutBack() {
        Envelope envelope = putBack;
        if (envelope != null) {
            putBack = envelope.next;
        }
        if (putBack == null) {
            cell.drop(Schedulable.REPLAY);
        }
        return envelope;
    }

    @Override
    public int size() {
        cell.outbox();
        return size;
    }

    @Override
    public int capacity() {
        return capacity;
    }
}
