package io.tacho.journal.format;

/**
 * The header that every document of every queue of a journal starts with, followed by the body.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |  0                    magic "TACH"                            |
 *  +-------------------------------+---------------+---------------+
 *  |  4     format version         |  6   kind     |  7  encoding  |
 *  +-------------------------------+---------------+---------------+
 *  |  8                    record count                            |
 *  +---------------------------------------------------------------+
 *  | 12                    body length                             |
 *  +---------------------------------------------------------------+
 *  | 16                    batch number                            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  | 24                    first time, ns                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  | 32                    last time, ns                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  | 40                    CRC32C                                  |
 *  +---------------------------------------------------------------+
 *  | 44                    reserved, 0                             |
 *  +---------------------------------------------------------------+
 *  | 48                    body                                   ...
 * </pre>
 *
 * <p>The batch number counts every document of its queue from 0, without gaps: a gap proves a loss.
 * The CRC32C goes over the first 40 bytes of this header and then over the body, so that a damaged
 * header shows as well. Times are of {@link System#nanoTime()}; 0 where a kind has none.
 */
public final class DocumentDescriptor {
    /** The first four bytes, {@code TACH}, read as an i32. */
    public static final int MAGIC = 0x48434154;

    /** The version of this layout. */
    public static final short FORMAT_VERSION = 1;

    /** Records as {@link RecordDescriptor} lays them out. */
    public static final byte ENCODING_PLAIN = 0;

    /** Records are laid out as in {@link CompactRecordDescriptor}. */
    public static final byte ENCODING_COMPACT = 1;

    /** i32, {@link #MAGIC}. */
    public static final int MAGIC_OFFSET = 0;

    /** u16, {@link #FORMAT_VERSION}. */
    public static final int VERSION_OFFSET = 4;

    /** u8, the code of a {@link DocumentKind}. */
    public static final int KIND_OFFSET = 6;

    /**
     * u8, {@link #ENCODING_PLAIN} or {@link #ENCODING_COMPACT}; plain where there are no records.
     */
    public static final int ENCODING_OFFSET = 7;

    /** i32, records of a batch or entries of a dictionary document. */
    public static final int RECORD_COUNT_OFFSET = 8;

    /** i32, bytes of the body. */
    public static final int BODY_LENGTH_OFFSET = 12;

    /** i64, which document of its queue, from 0. */
    public static final int BATCH_NUMBER_OFFSET = 16;

    /** i64, ns. */
    public static final int FIRST_TIME_OFFSET = 24;

    /** i64, ns. */
    public static final int LAST_TIME_OFFSET = 32;

    /** u32, CRC32C. */
    public static final int CRC_OFFSET = 40;

    /** i32, 0. */
    public static final int RESERVED_OFFSET = 44;

    /** Bytes of this header. */
    public static final int HEADER_LENGTH = 48;

    /** The most bytes a body has, 64 MiB: no damaged length makes a reader take more memory. */
    public static final int MAX_BODY_LENGTH = 64 << 20;

    private DocumentDescriptor() {}
}
