package io.tacho.profiling.suite;

/**
 * What is asked, and what was measured.
 *
 * @param text of what is asked
 * @param value of the figure
 * @param met whether it is what is asked
 */
public record TargetOutcome(String text, double value, boolean met) {}
