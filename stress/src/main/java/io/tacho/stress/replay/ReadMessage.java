package io.tacho.stress.replay;

import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageKind;

/**
 * A message read ahead, to be fed.
 *
 * @param ids who it is, what caused it and of which operation it is
 * @param times of the recording
 * @param kind how it was sent
 * @param message made anew
 * @param type its simple name
 * @param recipient recorded actor id
 * @param sender recorded actor id; 0 for outside
 * @param endsOperation whether its handler ended its operation
 */
record ReadMessage(
        Ids ids,
        Times times,
        MessageKind kind,
        Object message,
        String type,
        int recipient,
        int sender,
        boolean endsOperation) {
    /** As recorded. */
    record Ids(long message, long cause, long root) {}

    /** As recorded, ns. */
    record Times(long dueAt, long rootSentAt, long sentAt, long receivedAt, long completedAt) {}

    static ReadMessage of(RecordFlyweight record, String type, Object message) {
        return new ReadMessage(
                new Ids(record.messageId(), record.causeId(), record.rootId()),
                new Times(
                        record.dueAt(),
                        record.rootSentAt(),
                        record.sentAt(),
                        record.receivedAt(),
                        record.completedAt()),
                record.kind(),
                message,
                type,
                record.recipient(),
                record.sender(),
                record.endsOperation());
    }

    /** Whether the load sent it, to begin an operation. */
    boolean startsOperation() {
        return ids.cause == 0 && ids.root == ids.message;
    }
}
