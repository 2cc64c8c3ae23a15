package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;

/** Counts and records messages that no handler gets. */
interface Settlement {
    /**
     * Settles one; the envelope is done with afterwards.
     *
     * @param recipient to whom it was sent
     * @param envelope the message
     * @param outcome what became of it
     */
    void settle(ActorCell recipient, Envelope envelope, MessageOutcome outcome);
}
