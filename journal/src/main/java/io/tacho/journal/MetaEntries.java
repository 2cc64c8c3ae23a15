package io.tacho.journal;

import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.DocumentKind;

/**
 * Entries of one kind and length that are put together to documents. One thread at a time, in the
 * order that its owner's lock gives.
 */
final class MetaEntries {
    private final DocumentKind kind;
    private final DocumentBuffer document;
    private final PayloadWriter body = new PayloadWriter();
    private final int capacity;
    private int count;

    /**
     * @param length bytes of an entry
     * @param capacity entries of a document at most
     */
    MetaEntries(DocumentKind kind, int length, int capacity) {
        this.kind = kind;
        this.capacity = capacity;
        document = new DocumentBuffer(length * capacity);
        reset();
    }

    boolean isFull() {
        return count == capacity;
    }

    /** Begins an entry, to be written to what this returns. */
    PayloadWriter add() {
        count++;
        return body;
    }

    DocumentKind kind() {
        return kind;
    }

    DocumentBuffer document() {
        return document;
    }

    int count() {
        return count;
    }

    int length() {
        return body.length();
    }

    void reset() {
        body.reset(document.bodyAddress(), document.bodyCapacity());
        count = 0;
    }
}
