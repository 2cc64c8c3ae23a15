package io.tacho.runtime;

/** What became of a message at the moment of its sending. */
public enum SendOutcome {
    /** In the recipient's mailbox. */
    ACCEPTED,
    /** Refused by a full mailbox; it was never sent and has no message id. */
    REJECTED,
    /**
     * Sent, and dropped by a full mailbox that keeps its oldest; counted and recorded as dropped.
     */
    DROPPED,
    /** Refused by the sender's own rate limit; it was never sent and has no message id. */
    LIMITED,
    /** The recipient has stopped; the message is on its way to the dead letters. */
    DEAD_LETTER
}
