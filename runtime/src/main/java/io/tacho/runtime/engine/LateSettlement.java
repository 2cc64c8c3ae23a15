package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;

/**
 * Counts messages that arrived when all workers had ended, so that what a mailbox accepted is never
 * silently lost. They are counted but no longer recorded. Guarded by the pool's lock.
 */
final class LateSettlement {
    private final LocalActorSystem system;
    private final OutcomeCounts counts = new OutcomeCounts();

    LateSettlement(LocalActorSystem system) {
        this.system = system;
    }

    /** Settles all that waits, and gives the turn back; what else was to be done, nobody does. */
    void settle(ActorCell cell) {
        settle(cell, 0);
    }

    /**
     * As above, but some of what was to be done is left for a later turn.
     *
     * @param kept bits of the control word; with {@link Schedulable#SIGNALS} the control lane is
     *     let alone
     */
    void settle(ActorCell cell, int kept) {
        int undone = 0;
        do {
            Envelope envelope = cell.takeHandedOver();
            if (envelope != null) {
                settle(cell, envelope, MessageOutcome.PENDING);
            }
            while ((envelope = cell.mailbox.poll()) != null) {
                settle(cell, envelope, MessageOutcome.PENDING);
            }
            settleWaiting(cell);
            undone |= cell.takeControl();
            Envelope signal = (kept & Schedulable.SIGNALS) == 0 ? cell.takeSignals() : null;
            while (signal != null) {
                if (signal.evictedFrom == null) {
                    settle(cell, signal, MessageOutcome.PENDING);
                } else {
                    settle(signal.evictedFrom, signal, MessageOutcome.DROPPED);
                }
                signal = signal.next;
            }
        } while (cell.releaseOrReschedule(undone & kept));
    }

    /** What waits outside the mailbox would keep the cell scheduled for ever. */
    private void settleWaiting(ActorCell cell) {
        ActorExtras extras = cell.extrasIfAny();
        if (extras == null) {
            return;
        }
        Envelope waiting;
        while ((waiting = extras.pollWaiting()) != null) {
            settle(cell, waiting, MessageOutcome.PENDING);
        }
        cell.drop(Schedulable.LATER | Schedulable.REPLAY | Schedulable.FRONT);
    }

    private void settle(ActorCell cell, Envelope envelope, MessageOutcome outcome) {
        system.unhandled(envelope, cell, outcome);
        counts.increment(outcome);
    }

    OutcomeCounts counts() {
        return counts;
    }
}
