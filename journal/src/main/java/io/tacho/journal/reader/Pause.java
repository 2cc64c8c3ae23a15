package io.tacho.journal.reader;

import io.tacho.journal.format.PauseCause;

/**
 * A time in which threads of the recording process were kept from running.
 *
 * @param cause why
 * @param from ns of the recording JVM's {@link System#nanoTime()}
 * @param to likewise
 */
public record Pause(PauseCause cause, long from, long to) {}
