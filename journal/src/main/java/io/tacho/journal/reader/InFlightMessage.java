package io.tacho.journal.reader;

/**
 * The message that a worker was handling when the process ended without closing the journal.
 *
 * @param stream the worker's index
 * @param messageId its id
 * @param recipient actor id of who was handling it
 * @param recipientSequence the how-manyeth message of that actor
 * @param typeId its type
 * @param receivedAt ns of the recording JVM's {@link System#nanoTime()}
 */
public record InFlightMessage(
        int stream,
        long messageId,
        int recipient,
        long recipientSequence,
        int typeId,
        long receivedAt) {}
