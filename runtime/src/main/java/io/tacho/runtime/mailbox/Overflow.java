package io.tacho.runtime.mailbox;

/** What a full mailbox does with a message. */
public enum Overflow {
    /** Refuses it; the sender is told. */
    REJECT,
    /** Drops it: it counts as sent and dropped. */
    DROP_NEWEST,
    /** Drops the one that has waited longest, to make room. */
    DROP_OLDEST,
    /** Has its sender wait; a worker never waits, so what an actor sends is refused. */
    BLOCK
}
