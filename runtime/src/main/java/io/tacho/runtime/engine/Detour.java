package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Which message is next, and whether it is handled at all, for actors that have something out of
 * the ordinary: an end, a limit of age, a stash, messages that came before others. Apart from
 * {@link Turn} so that the plain way stays short. Confined to the worker.
 */
final class Detour {
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
}
