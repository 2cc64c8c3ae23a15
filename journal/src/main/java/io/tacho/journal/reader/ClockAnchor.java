package io.tacho.journal.reader;

/**
 * One instant on both clocks.
 *
 * @param nanoTime ns of the recording JVM's {@link System#nanoTime()}
 * @param epochNanos wall clock, ns since 1970
 */
public record ClockAnchor(long nanoTime, long epochNanos) {}
