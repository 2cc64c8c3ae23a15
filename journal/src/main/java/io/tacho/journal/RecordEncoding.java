package io.tacho.journal;

import io.tacho.journal.format.DocumentDescriptor;

/** How records stand in a batch. Readers know both. */
public enum RecordEncoding {
    /** Fields at fixed places, 96 bytes and the payload: easy to read in any language. */
    PLAIN(DocumentDescriptor.ENCODING_PLAIN),
    /**
     * Differences in variable length, some 30 bytes and the payload: bytes are what a journal
     * costs.
     */
    COMPACT(DocumentDescriptor.ENCODING_COMPACT);

    private final byte code;

    RecordEncoding(byte code) {
        this.code = code;
    }

    byte code() {
        return code;
    }
}
