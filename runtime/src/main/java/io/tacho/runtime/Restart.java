package io.tacho.runtime;

/**
 * When an actor that ended is started anew by its supervisor: the restart types of Erlang/OTP's
 * {@code supervisor}.
 */
public enum Restart {
    /** Always, but when its supervisor, or somebody outside, stopped it. */
    PERMANENT,
    /**
     * When it failed. Not when it stopped itself, and not when it gave up as a supervisor: that is
     * a shutdown in good order, as in OTP.
     */
    TRANSIENT,
    /** Never, not even when a sibling's failure ended it. */
    TEMPORARY
}
