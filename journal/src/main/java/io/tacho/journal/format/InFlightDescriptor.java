package io.tacho.journal.format;

/**
 * The file {@code inflight.dat}: a header of 64 bytes, then 64 bytes for each worker. A worker
 * writes its slot before every handler through a mapping, so that it survives the process.
 *
 * <pre>
 *  header                           slot of worker n at 64 * (n + 1)
 *   0  i32 magic "TACF"              0  i64 message id; 0 while idle
 *   4  u16 format version            8  i64 received at, ns
 *   6  u16 reserved, 0              16  i64 recipient sequence
 *   8  i32 slots                    24  i32 recipient
 *  12  i32 reserved, 0              28  i32 type id
 *  16  i64 journal id               32  i32 state: 0 unopened, 1 open, 2 closed
 * </pre>
 *
 * <p>The message id is written last and cleared first, so whoever sees one sees the fields that
 * belong to it.
 */
public final class InFlightDescriptor {
    /** The first four bytes, {@code TACF}, read as an i32. */
    public static final int MAGIC = 0x46434154;

    /** i32 in the header. */
    public static final int MAGIC_OFFSET = 0;

    /** u16 in the header. */
    public static final int VERSION_OFFSET = 4;

    /** i32 in the header. */
    public static final int SLOTS_OFFSET = 8;

    /** i64 in the header. */
    public static final int JOURNAL_ID_OFFSET = 16;

    /** Bytes of the header, and of a slot: one cache line. */
    public static final int SLOT_LENGTH = 64;

    /** i64 in a slot. */
    public static final int MESSAGE_ID_OFFSET = 0;

    /** i64 in a slot, ns. */
    public static final int RECEIVED_AT_OFFSET = 8;

    /** i64 in a slot. */
    public static final int RECIPIENT_SEQUENCE_OFFSET = 16;

    /** i32 in a slot. */
    public static final int RECIPIENT_OFFSET = 24;

    /** i32 in a slot. */
    public static final int TYPE_ID_OFFSET = 28;

    /** i32 in a slot. */
    public static final int STATE_OFFSET = 32;

    /** No worker opened this stream. */
    public static final int STATE_UNOPENED = 0;

    /** The stream is open, or its process died. */
    public static final int STATE_OPEN = 1;

    /** The stream was closed in good order. */
    public static final int STATE_CLOSED = 2;

    private InFlightDescriptor() {}

    /**
     * Where a worker's slot begins.
     *
     * @param worker index, from 0
     * @return bytes from the beginning of the file
     */
    public static int slotOffset(int worker) {
        return SLOT_LENGTH * (worker + 1);
    }
}
