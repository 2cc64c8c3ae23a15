package io.tacho.runtime;

/** Where in its life an actor is. The order is that of a life; the ordinal is never stored. */
public enum ActorState {
    /** The cell exists and has an id; the name is being taken. */
    CREATING(0),
    /** The name is taken; {@code preStart} has not returned. */
    STARTING(1),
    /** Handles messages. */
    READY(2),
    /** Was told to stop; its stop hooks run. */
    STOPPING(3),
    /** Stopped in good order. Messages to it are dead letters. */
    TERMINATED(4),
    /** Stopped because a hook or handler threw. Messages to it are dead letters. */
    FAILED(5);

    private static final ActorState[] BY_CODE = values();

    private final int code;

    ActorState(int code) {
        this.code = code;
    }

    /**
     * The number under which directories and viewers know this state.
     *
     * @return 0 to 5
     */
    public int code() {
        return code;
    }

    /**
     * The state of a code.
     *
     * @param code as from {@link #code()}
     * @return the state
     * @throws IllegalArgumentException if no state has this code
     */
    public static ActorState ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no actor state has code " + code);
        }
        return BY_CODE[code];
    }

    /**
     * Whether the life is over.
     *
     * @return true for {@link #TERMINATED} and {@link #FAILED}
     */
    public boolean isFinal() {
        return this == TERMINATED || this == FAILED;
    }
}
