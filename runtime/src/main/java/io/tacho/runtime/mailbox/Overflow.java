package io.tacho.runtime.mailbox;

/** What becomes of a message that finds its recipient's mailbox full. */
public enum Overflow {
    /** The sender is told; the message was never sent. */
    REJECT,
    /** The message itself is dropped, and counted so. */
    DROP_NEWEST,
    /** The message that has waited longest is dropped, and counted so; this one takes its place. */
    DROP_OLDEST,
    /** A sender that is no worker waits for room; a worker can't, and is told as by REJECT. */
    BLOCK
}
