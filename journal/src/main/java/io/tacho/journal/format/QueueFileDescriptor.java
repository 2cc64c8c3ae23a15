package io.tacho.journal.format;

/**
 * The part of Chronicle Queue's file format (version 5, {@code .cq4}) that a journal's reader
 * depends on: documents one after the other, each behind a header of 4 bytes at a multiple of 4.
 *
 * <pre>
 *   31 30 29                                                      0
 *  +--+--+---------------------------------------------------------+
 *  |N |M |                        length                           |
 *  +--+--+---------------------------------------------------------+
 *  N: not complete, its writer is at it or died     M: Chronicle's own metadata
 *  0: nothing here yet      0xC0000000: the queue goes on in the next file
 * </pre>
 *
 * <p>The first document is metadata and says at a fixed place where the header of the last appended
 * document is. Chronicle writes it after the document is complete, so nothing that a killed process
 * leaves behind makes it point too far: if it does, the file was cut.
 */
public final class QueueFileDescriptor {
    /** Bytes of a header. */
    public static final int HEADER_LENGTH = 4;

    /** Headers are at multiples of this. */
    public static final int ALIGNMENT = 4;

    /** Bit of a header. */
    public static final int NOT_COMPLETE = 1 << 31;

    /** Bit of a header. */
    public static final int META_DATA = 1 << 30;

    /** The bits of a header that hold the length. */
    public static final int LENGTH_MASK = META_DATA - 1;

    /** Header: the queue goes on in the next file. */
    public static final int END_OF_FILE = NOT_COMPLETE | META_DATA;

    /** Where the first document holds the name of the field for the last append. */
    public static final int LAST_APPEND_NAME_OFFSET = 0x1C;

    /** The first 8 bytes of that name, {@code writePos}, read as an i64. */
    public static final long LAST_APPEND_NAME = 0x736F506574697277L;

    /** i64, position of the last appended document's header. */
    public static final int LAST_APPEND_OFFSET = 0x40;

    private QueueFileDescriptor() {}

    /**
     * Where the next document's header is.
     *
     * @param position of a header
     * @param length of its document
     * @return position of the next header
     */
    public static long next(long position, int length) {
        return aligned(position + HEADER_LENGTH + length);
    }

    /**
     * Where a header is that follows a position.
     *
     * @param position of a document's end
     * @return the same or up to 3 more
     */
    public static long aligned(long position) {
        return (position + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /**
     * Tells whether a header is that of a whole document, data or metadata.
     *
     * @param header 4 bytes
     * @return false for nothing, an incomplete document or the end of the file
     */
    public static boolean isComplete(int header) {
        return header > 0;
    }
}
