package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;

/** Counts and records what becomes of messages. Confined to the worker. */
interface Accounting extends Settlement {
    /** A message begins to be handled: what is sent from now on is caused by it. */
    void begin(ActorCell recipient, Envelope envelope);

    /** A message that has begun is handled; the envelope is done with afterwards. */
    void complete(ActorCell recipient, Envelope envelope, MessageOutcome outcome);

    /** Settles one that a full mailbox has given up; the envelope is done with afterwards. */
    void settleEvicted(Envelope envelope);
}
