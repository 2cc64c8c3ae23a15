package io.tacho.runtime.engine;

/** When an actor's timer sends its next message. */
enum Pace {
    /** Never. */
    ONCE,
    /** At the next time of its schedule. */
    FIXED_RATE,
    /** So long after the last was handled. */
    FIXED_DELAY
}
