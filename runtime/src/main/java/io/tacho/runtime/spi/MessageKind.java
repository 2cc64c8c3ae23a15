package io.tacho.runtime.spi;

/** How a message came to be sent. */
public enum MessageKind {
    /** Sent to one recipient. */
    TELL(0),
    /** Sent to one recipient that is to reply. */
    ASK(1),
    /** The answer to any message. */
    REPLY(2),
    /** Sent to the subscribers of a topic. */
    PUBLISH(3),
    /** Sent by a timer. */
    TIMER(4),
    /** Sent by the runtime about an actor's life. */
    SIGNAL(5);

    private final byte code;

    MessageKind(int code) {
        this.code = (byte) code;
    }

    /**
     * The number of this kind in the record.
     *
     * @return 0 to 5
     */
    public byte code() {
        return code;
    }
}
