package io.tacho.runtime.engine;

import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.spi.MessageOutcome;

/** Where all messages of a system are, by what those say who handle them. Any thread. */
final class Accounts {
    private final LocalActorSystem system;

    Accounts(LocalActorSystem system) {
        this.system = system;
    }

    MessageCounts read() {
        Workforce workforce = system.workforce();
        // What became of messages first: each of them is then among those sent.
        long handled = workforce.settled(MessageOutcome.HANDLED);
        long failed = workforce.settled(MessageOutcome.FAILED);
        long dropped =
                workforce.settled(MessageOutcome.DROPPED) + system.outsideDrops().unrecorded();
        long deadLetters = workforce.settled(MessageOutcome.DEAD_LETTER);
        long expired = workforce.settled(MessageOutcome.EXPIRED);
        long pending = workforce.settled(MessageOutcome.PENDING);
        return new MessageCounts(
                system.lanes().sent(),
                handled,
                failed,
                dropped,
                deadLetters,
                expired,
                pending,
                system.lanes().rejected());
    }
}
