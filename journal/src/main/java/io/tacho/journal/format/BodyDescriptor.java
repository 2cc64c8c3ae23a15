package io.tacho.journal.format;

/**
 * The bodies of all documents but {@link DocumentKind#BATCH}. A text is an i32 count of bytes and
 * so many bytes of UTF-8.
 *
 * <pre>
 *  JOURNAL_OPEN  i64 journal id, i32 streams (1 to 4096), i32 mode (0 full, 1 header)
 *  STREAM_OPEN   i64 journal id, i32 stream, i32 0
 *  ACTORS        record count times: i32 actor id, text name,
 *                text class name (no bytes: the same as in the entry before)
 *  TYPES         record count times: i32 type id, text class name, text schema
 *  CONFIG        UTF-8 to the end of the body
 *  ANCHOR        i64 nanoTime, i64 ns since 1970
 *  WINDOW_START  i64 nanoTime
 *  WINDOW_END    i64 nanoTime
 *  LANES         record count times: i32 lane, i32 0, i64 number of its last message,
 *                i64 messages refused to the sender
 *  DROPPED       i32 stream, i32 0, i64 number of the last document that is gone,
 *                i64 messages gone of this stream so far, i64 activities likewise
 *  PAUSES        record count times: i32 cause (see {@link PauseCause}), i32 0, i64 from, i64 to
 *  STREAM_CLOSE  i32 stream, i32 0, i64 last batch number, i64 messages recorded,
 *                i64 activities recorded, i64 messages missed
 *  JOURNAL_CLOSE record count times: i32 stream, i32 state, i64 last batch number,
 *                i64 messages recorded, i64 activities recorded, i64 messages missed
 * </pre>
 *
 * <p>The last batch number of a close is that of the stream's last document before it.
 */
public final class BodyDescriptor {
    /** Mode: headers and payloads. */
    public static final int MODE_FULL = 0;

    /** Mode: headers only. */
    public static final int MODE_HEADER = 1;

    /** State of a stream in a journal's close: never opened. */
    public static final int STREAM_UNOPENED = 0;

    /** State of a stream in a journal's close: closed in good order. */
    public static final int STREAM_CLOSED = 1;

    /** State of a stream in a journal's close: opened, but its worker never closed it. */
    public static final int STREAM_LEFT_OPEN = 2;

    /** State of a stream in a journal's close: stopped recording when an append failed. */
    public static final int STREAM_FAILED = 3;

    /** The most streams a journal has. */
    public static final int MAX_STREAMS = 4096;

    /** Bytes of one stream's totals, in both kinds of close. */
    public static final int TOTALS_LENGTH = 40;

    /** Bytes of one lane's close. */
    public static final int LANE_LENGTH = 24;

    /** Bytes of one pause. */
    public static final int PAUSE_LENGTH = 24;

    private BodyDescriptor() {}
}
