package io.tacho.runtime.spi;

/** What became of a message. */
public enum MessageOutcome {
    /** The handler returned. */
    HANDLED(0),
    /** The handler threw. */
    FAILED(1),
    /** Evicted by a full mailbox. */
    DROPPED(2),
    /** The recipient had stopped, or an ask was answered too late. */
    DEAD_LETTER(3),
    /** Older than its limit when its turn came, or of a timer that had been cancelled. */
    EXPIRED(4),
    /** Still in the mailbox when the system shut down. */
    PENDING(5);

    private final byte code;

    MessageOutcome(int code) {
        this.code = (byte) code;
    }

    /**
     * The number of this outcome in the record.
     *
     * @return 0 to 5
     */
    public byte code() {
        return code;
    }
}
