package io.tacho.journal.format;

/**
 * One record of a batch, compact encoding: the fields of {@link RecordDescriptor} as differences,
 * each a variable-length integer, without padding. A batch can be read without those before it.
 *
 * <pre>
 *   u16 control, little-endian
 *        15    14..12   11      10     9      8        7       6      5..3     2..0
 *      +-----+--------+-------+------+-----+--------+-------+------+---------+------+
 *      |more | flags  | no    | no   | no  |root is |root is|acti- | outcome | kind |
 *      |flags| 2..0   |backlog| due  |cause| cause  | self  |vity  |         |      |
 *      +-----+--------+-------+------+-----+--------+-------+------+---------+------+
 *   u  flags >> 3                      if "more flags"
 *   ID message id                                       (no ids and no fields below but
 *   ID cause id                        unless "no cause"          the two times marked *
 *   ID root id                         unless "root is self" or "root is cause"   in an activity)
 *   s  received at - completed at of the record before (0 for a batch's first)      *
 *   s  completed at - received at                                                  *
 *   s  received at - sent at
 *   s  sent at - root sent at
 *   s  root sent at - due at           unless "no due"
 *   u  recipient sequence
 *   u  recipient
 *   u  sender
 *   u  type id
 *   u  backlog                         unless "no backlog"
 *   u  payload length, then the payload
 *
 *   u   LEB128: 7 bits a byte, the lowest first, bit 7 set in all but the last
 *   s   the same of (n &lt;&lt; 1) ^ (n >> 63)
 *   ID  u lane, then s sequence - the sequence of the last message id of this lane in this batch (0 if
 *       there was none, or the lane is 256 or more); only message ids count, not causes and roots
 * </pre>
 */
public final class CompactRecordDescriptor {
    /** Bits of kind and outcome. */
    public static final int CODE_MASK = 7;

    /** Where the outcome begins. */
    public static final int OUTCOME_SHIFT = 3;

    /** What a worker did of its own; the kind is the activity's code. */
    public static final int ACTIVITY = 1 << 6;

    /** The message is its operation's first. */
    public static final int ROOT_IS_SELF = 1 << 7;

    /** The operation's first message is the cause. */
    public static final int ROOT_IS_CAUSE = 1 << 8;

    /** Cause id 0. */
    public static final int NO_CAUSE = 1 << 9;

    /** Due at 0. */
    public static final int NO_DUE = 1 << 10;

    /** Backlog -1. */
    public static final int NO_BACKLOG = 1 << 11;

    /** Where the lowest three flags begin. */
    public static final int FLAGS_SHIFT = 12;

    /** Bits of flags in the control word. */
    public static final int FLAGS_BITS = 3;

    /** Flags that the control word has no room for follow it. */
    public static final int MORE_FLAGS = 1 << 15;

    /**
     * Lanes from this on are written without a difference: there are tens of them, seldom hundreds.
     */
    public static final int DIFFERENCE_LANES = 256;

    /** The most a record takes beside its payload: 2 bytes and 18 integers of 10. */
    public static final int MAX_HEADER_LENGTH = 2 + 18 * 10;

    private CompactRecordDescriptor() {}
}
