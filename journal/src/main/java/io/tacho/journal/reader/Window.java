package io.tacho.journal.reader;

/**
 * A measured window.
 *
 * @param start ns of the recording JVM's {@link System#nanoTime()}
 * @param end likewise; {@link Long#MAX_VALUE} if the journal ends before the window does
 */
public record Window(long start, long end) {}
