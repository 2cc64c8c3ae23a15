package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;

/**
 * The oldest batches of a stream, deleted by the writer to keep the journal within its size.
 *
 * @param lastBatch number of the last document that is gone
 * @param messages gone of this stream so far
 * @param activities likewise
 */
record DroppedSegment(int stream, long lastBatch, long messages, long activities) {
    static DroppedSegment read(PayloadReader body) {
        int stream = body.getInt();
        body.getInt();
        return new DroppedSegment(stream, body.getLong(), body.getLong(), body.getLong());
    }
}
