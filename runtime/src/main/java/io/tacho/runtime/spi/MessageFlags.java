package io.tacho.runtime.spi;

/** The bits of a record's flags. */
public final class MessageFlags {
    /** The message ended its operation. */
    public static final int ENDS_OPERATION = 1;

    /**
     * {@code sentAt} is the sending worker's latest clock reading, so the sender's handler was
     * still running then: part of the wait is the sender's own work.
     */
    public static final int SENT_AT_IS_WORKER_CLOCK = 1 << 1;

    /**
     * The handler put the message aside; a message that it caused, of the same sender and kind, is
     * handled in its stead later. Bit 2 is the journal's.
     */
    public static final int STASHED = 1 << 3;

    private MessageFlags() {}
}
