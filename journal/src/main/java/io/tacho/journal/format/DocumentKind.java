package io.tacho.journal.format;

import org.jspecify.annotations.Nullable;

/** What a document of a journal holds. The layout of each body is in {@link BodyDescriptor}. */
public enum DocumentKind {
    /** First document of {@code meta}: this is a journal, of so many streams. */
    JOURNAL_OPEN(1),
    /** Actor ids with their names and classes. */
    ACTORS(2),
    /** Type ids with their class names and schemas. */
    TYPES(3),
    /** The caller's configuration, JSON text. */
    CONFIG(4),
    /** One instant on both clocks: {@code nanoTime} and wall clock. */
    ANCHOR(5),
    /** The measured window begins. */
    WINDOW_START(6),
    /** The measured window ends. */
    WINDOW_END(7),
    /** Last document of {@code meta}: the journal was closed in good order. */
    JOURNAL_CLOSE(8),
    /** First document of a stream; also in {@code meta}, so that a lost stream is missed. */
    STREAM_OPEN(9),
    /** Records. */
    BATCH(10),
    /** Last document of a stream: it was closed in good order. */
    STREAM_CLOSE(11),
    /** What each source of message ids has given out. */
    LANES(12),
    /** A stream's oldest batches were deleted to keep the journal within its size. */
    DROPPED(13),
    /** When the process was kept from running, and by what. */
    PAUSES(14);

    private static final DocumentKind[] BY_CODE = new DocumentKind[15];

    static {
        for (DocumentKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final byte code;

    DocumentKind(int code) {
        this.code = (byte) code;
    }

    /**
     * The number of this kind in a document's header.
     *
     * @return 1 to 14
     */
    public byte code() {
        return code;
    }

    /**
     * The kind of a number.
     *
     * @param code from a document's header
     * @return the kind; null if this version of the format has none of that number
     */
    public static @Nullable DocumentKind of(byte code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
