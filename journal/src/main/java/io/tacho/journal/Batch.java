package io.tacho.journal;

import io.tacho.journal.format.CompactRecordDescriptor;
import io.tacho.journal.format.RecordDescriptor;

/**
 * Memory for a batch of records, and what is to be said of them. Used over and over, by one thread
 * at a time: whoever passes it on does not touch it any more, and passes it on in a way that orders
 * what it did before what the other does.
 */
final class Batch {
    private final DocumentBuffer document;
    private int messages;
    private int activities;
    private int length;
    private long first;
    private long last;

    Batch(RecordingLimits limits, RecordEncoding encoding) {
        document = new DocumentBuffer(capacity(limits), encoding);
    }

    /** Bytes of a full batch and one record of the largest size behind it. */
    static int capacity(RecordingLimits limits) {
        return limits.batchBytes()
                + CompactRecordDescriptor.MAX_HEADER_LENGTH
                + RecordDescriptor.recordLength(limits.maxPayloadBytes());
    }

    /** Where records go. */
    long bodyAddress() {
        return document.bodyAddress();
    }

    /**
     * The records are there.
     *
     * @param length of them all, bytes
     * @param first when the batch was begun, ns
     * @param last when its last record ended, ns
     */
    void filled(int messages, int activities, int length, long first, long last) {
        this.messages = messages;
        this.activities = activities;
        this.length = length;
        this.first = first;
        this.last = last;
    }

    DocumentBuffer document() {
        return document;
    }

    int messages() {
        return messages;
    }

    int activities() {
        return activities;
    }

    int length() {
        return length;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
