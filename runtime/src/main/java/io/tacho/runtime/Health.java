package io.tacho.runtime;

/** How a component says it is. */
public enum Health {
    /** Does its work. */
    HEALTHY,
    /** Does its work, but not as it should: slower, or with a part missing. */
    DEGRADED,
    /** Can't do its work. */
    FAILED
}
