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

    void settle(ActorCell cell) {
        do {
            Envelope envelope;
            while ((envelope = cell.mailbox.poll()) != null) {
                system.unhandled(envelope, cell, MessageOutcome.PENDING);
                counts.increment(MessageOutcome.PENDING);
            }
            cell.takeControl();
        } while (cell.releaseOrReschedule());
    }

    OutcomeCounts counts() {
        return counts;
    }
}
