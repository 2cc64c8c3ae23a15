package io.tacho.runtime;

/**
 * The phases of {@link ActorSystem#shutdown}, between which a program may have its own work done;
 * in their order.
 */
public enum ShutdownPhase {
    /**
     * Before anything else: stop what produces messages. Spawning and sending still work, from
     * outside, too.
     */
    BEFORE_DRAIN,
    /** Mailboxes are empty, or the drain deadline has passed; the actors still live. */
    AFTER_DRAIN,
    /** All actors and workers have ended; the directory and the record are still open. */
    AFTER_STOP
}
