package io.tacho.profiling;

/**
 * Whose stacks a differential flame graph shows. What only the other one has is not on the page.
 */
public enum DifferenceWidths {
    /** The base's: shows what the new recording has no more. */
    BASE,
    /** The new recording's: shows what the base did not have. */
    NEW
}
