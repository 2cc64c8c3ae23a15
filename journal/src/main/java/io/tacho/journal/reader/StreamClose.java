package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;

/** The totals of a stream, from its own close or from that of the journal. */
record StreamClose(
        int stream, int state, long lastBatch, long messages, long activities, long missed) {
    static StreamClose read(PayloadReader body) {
        return new StreamClose(
                body.getInt(),
                body.getInt(),
                body.getLong(),
                body.getLong(),
                body.getLong(),
                body.getLong());
    }
}
