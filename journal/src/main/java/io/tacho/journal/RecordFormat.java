package io.tacho.journal;

/**
 * What is kept of a message, and how.
 *
 * @param mode with the payload or without
 * @param encoding of the records
 */
public record RecordFormat(JournalMode mode, RecordEncoding encoding) {}
