package io.tacho.journal.format;

/**
 * One record of a batch, plain encoding: a header of 96 bytes, the payload, and zeros up to a
 * multiple of 8.
 *
 * <pre>
 *       0       1       2       3       4       5       6       7
 *   +---------------------------------------------------------------+
 *  0|                          message id                           |
 *   +---------------------------------------------------------------+
 *  8|                          cause id                             |
 *   +---------------------------------------------------------------+
 * 16|                          root id                              |
 *   +---------------------------------------------------------------+
 * 24|                          due at, ns                           |
 *   +---------------------------------------------------------------+
 * 32|                          root sent at, ns                     |
 *   +---------------------------------------------------------------+
 * 40|                          sent at, ns                          |
 *   +---------------------------------------------------------------+
 * 48|                          received at, ns                      |
 *   +---------------------------------------------------------------+
 * 56|                          completed at, ns                     |
 *   +---------------------------------------------------------------+
 * 64|                          recipient sequence                   |
 *   +-------------------------------+-------------------------------+
 * 72|          recipient            |            sender             |
 *   +-------------------------------+-------+-------+---------------+
 * 80|          type id              | kind  |outcome|    flags      |
 *   +-------------------------------+-------+-------+---------------+
 * 88|          payload length       |            backlog            |
 *   +-------------------------------+-------------------------------+
 * 96|                          payload                             ...
 * </pre>
 *
 * <p>What a worker did of its own has the same layout: message id 0, kind {@link #ACTIVITY_KIND}
 * plus the activity's code, received at and completed at its beginning and end, all else 0.
 */
public final class RecordDescriptor {
    /** i64, never 0 but for an activity. */
    public static final int MESSAGE_ID_OFFSET = 0;

    /** i64, 0 from outside. */
    public static final int CAUSE_ID_OFFSET = 8;

    /** i64. */
    public static final int ROOT_ID_OFFSET = 16;

    /** i64, ns; 0 without a schedule. */
    public static final int DUE_AT_OFFSET = 24;

    /** i64, ns. */
    public static final int ROOT_SENT_AT_OFFSET = 32;

    /** i64, ns. */
    public static final int SENT_AT_OFFSET = 40;

    /** i64, ns. */
    public static final int RECEIVED_AT_OFFSET = 48;

    /** i64, ns. */
    public static final int COMPLETED_AT_OFFSET = 56;

    /** i64, from 1. */
    public static final int RECIPIENT_SEQUENCE_OFFSET = 64;

    /** i32, actor id. */
    public static final int RECIPIENT_OFFSET = 72;

    /** i32, actor id; 0 for outside. */
    public static final int SENDER_OFFSET = 76;

    /** i32, from the dictionary. */
    public static final int TYPE_ID_OFFSET = 80;

    /** u8, a message's kind, or {@link #ACTIVITY_KIND} plus an activity. */
    public static final int KIND_OFFSET = 84;

    /** u8. */
    public static final int OUTCOME_OFFSET = 85;

    /** u16, the bits of MessageFlags and {@link #PAYLOAD_OMITTED}. */
    public static final int FLAGS_OFFSET = 86;

    /** i32, bytes, without the zeros behind it. */
    public static final int PAYLOAD_LENGTH_OFFSET = 88;

    /** i32, -1 where not sampled. */
    public static final int BACKLOG_OFFSET = 92;

    /** Bytes before the payload. */
    public static final int HEADER_LENGTH = 96;

    /** The most bytes a payload has, 1 MiB. */
    public static final int MAX_PAYLOAD_LENGTH = 1 << 20;

    /** Records begin at multiples of this. */
    public static final int ALIGNMENT = 8;

    /** This bit of the kind tells a worker's activity from a message. */
    public static final int ACTIVITY_KIND = 0x40;

    /**
     * Bit 2 of the flags, set by the journal: the message had a payload that isn't here, because
     * its type has no codec, it was too large, or the journal keeps headers only.
     */
    public static final int PAYLOAD_OMITTED = 1 << 2;

    private RecordDescriptor() {}

    /**
     * Bytes that a record takes.
     *
     * @param payloadLength bytes of the payload, 0 or more
     * @return header, payload and padding
     */
    public static int recordLength(int payloadLength) {
        return (HEADER_LENGTH + payloadLength + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
