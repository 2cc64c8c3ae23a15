package io.tacho.journal;

import static io.tacho.journal.format.CompactRecordDescriptor.ACTIVITY;
import static io.tacho.journal.format.CompactRecordDescriptor.CODE_MASK;
import static io.tacho.journal.format.CompactRecordDescriptor.FLAGS_BITS;
import static io.tacho.journal.format.CompactRecordDescriptor.FLAGS_SHIFT;
import static io.tacho.journal.format.CompactRecordDescriptor.MORE_FLAGS;
import static io.tacho.journal.format.CompactRecordDescriptor.NO_BACKLOG;
import static io.tacho.journal.format.CompactRecordDescriptor.NO_CAUSE;
import static io.tacho.journal.format.CompactRecordDescriptor.NO_DUE;
import static io.tacho.journal.format.CompactRecordDescriptor.OUTCOME_SHIFT;
import static io.tacho.journal.format.CompactRecordDescriptor.ROOT_IS_CAUSE;
import static io.tacho.journal.format.CompactRecordDescriptor.ROOT_IS_SELF;
import static io.tacho.journal.format.RecordDescriptor.ACTIVITY_KIND;
import static io.tacho.journal.format.RecordDescriptor.BACKLOG_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.CAUSE_ID_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.COMPLETED_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.DUE_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.HEADER_LENGTH;
import static io.tacho.journal.format.RecordDescriptor.KIND_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.MESSAGE_ID_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.PAYLOAD_LENGTH_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.RECEIVED_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.RECIPIENT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.RECIPIENT_SEQUENCE_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.ROOT_ID_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.ROOT_SENT_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.SENDER_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.SENT_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.TYPE_ID_OFFSET;

import io.tacho.journal.format.CompactRecordDescriptor;
import io.tacho.runtime.spi.MessageIds;
import java.util.Arrays;
import net.openhft.chronicle.core.UnsafeMemory;

/**
 * Turns a record in plain encoding into one in compact encoding, see {@link
 * io.tacho.journal.format.CompactRecordDescriptor}. Confined to the stream's worker; allocates
 * nothing.
 */
final class CompactEncoder {
    private static final int LANES = CompactRecordDescriptor.DIFFERENCE_LANES;

    private final long[] lastSequence = new long[LANES];
    private long lastCompletedAt;

    CompactEncoder() {}

    /** A batch begins: it is to be read without those before it. */
    void startBatch() {
        Arrays.fill(lastSequence, 0);
        lastCompletedAt = 0;
    }

    /**
     * Encodes.
     *
     * @param from address of the plain record
     * @param to address; room for MAX_HEADER_LENGTH and the payload
     * @return bytes written
     */
    int encode(long from, long to) {
        int kindOutcomeFlags = UnsafeMemory.unsafeGetInt(from + KIND_OFFSET);
        int kind = kindOutcomeFlags & 0xFF;
        if ((kind & ACTIVITY_KIND) != 0) {
            putShort(to, ACTIVITY | kind & CODE_MASK);
            return (int) (putTimes(from, to + Short.BYTES) - to);
        }
        long messageId = UnsafeMemory.unsafeGetLong(from + MESSAGE_ID_OFFSET);
        long causeId = UnsafeMemory.unsafeGetLong(from + CAUSE_ID_OFFSET);
        long rootId = UnsafeMemory.unsafeGetLong(from + ROOT_ID_OFFSET);
        long dueAt = UnsafeMemory.unsafeGetLong(from + DUE_AT_OFFSET);
        int backlog = UnsafeMemory.unsafeGetInt(from + BACKLOG_OFFSET);
        int outcome = kindOutcomeFlags >>> 8 & 0xFF;
        int flags = kindOutcomeFlags >>> 16;
        int moreFlags = flags >>> FLAGS_BITS;
        int control =
                kind
                        | outcome << OUTCOME_SHIFT
                        | (flags & CODE_MASK) << FLAGS_SHIFT
                        | (moreFlags == 0 ? 0 : MORE_FLAGS)
                        | (causeId == 0 ? NO_CAUSE : 0)
                        | (rootId == messageId
                                ? ROOT_IS_SELF
                                : rootId == causeId ? ROOT_IS_CAUSE : 0)
                        | (dueAt == 0 ? NO_DUE : 0)
                        | (backlog == -1 ? NO_BACKLOG : 0);
        putShort(to, control);
        long at = to + Short.BYTES;
        if (moreFlags != 0) {
            at = putUnsigned(at, moreFlags);
        }
        at = putMessageId(at, messageId);
        if (causeId != 0) {
            at = putId(at, causeId);
        }
        if ((control & (ROOT_IS_SELF | ROOT_IS_CAUSE)) == 0) {
            at = putId(at, rootId);
        }
        long receivedAt = UnsafeMemory.unsafeGetLong(from + RECEIVED_AT_OFFSET);
        long sentAt = UnsafeMemory.unsafeGetLong(from + SENT_AT_OFFSET);
        long rootSentAt = UnsafeMemory.unsafeGetLong(from + ROOT_SENT_AT_OFFSET);
        at = putTimes(from, at);
        at = putSigned(at, receivedAt - sentAt);
        at = putSigned(at, sentAt - rootSentAt);
        if (dueAt != 0) {
            at = putSigned(at, rootSentAt - dueAt);
        }
        at = putUnsigned(at, UnsafeMemory.unsafeGetLong(from + RECIPIENT_SEQUENCE_OFFSET));
        at = putUnsigned(at, UnsafeMemory.unsafeGetInt(from + RECIPIENT_OFFSET));
        at = putUnsigned(at, UnsafeMemory.unsafeGetInt(from + SENDER_OFFSET));
        at = putUnsigned(at, UnsafeMemory.unsafeGetInt(from + TYPE_ID_OFFSET));
        if (backlog != -1) {
            at = putUnsigned(at, backlog);
        }
        int payload = UnsafeMemory.unsafeGetInt(from + PAYLOAD_LENGTH_OFFSET);
        at = putUnsigned(at, payload);
        copy(from + HEADER_LENGTH, at, payload);
        return (int) (at + payload - to);
    }

    private long putTimes(long from, long at) {
        long receivedAt = UnsafeMemory.unsafeGetLong(from + RECEIVED_AT_OFFSET);
        long completedAt = UnsafeMemory.unsafeGetLong(from + COMPLETED_AT_OFFSET);
        long next = putSigned(at, receivedAt - lastCompletedAt);
        lastCompletedAt = completedAt;
        return putSigned(next, completedAt - receivedAt);
    }

    private long putMessageId(long at, long id) {
        long next = putId(at, id);
        int lane = MessageIds.lane(id);
        if (lane < LANES) {
            lastSequence[lane] = MessageIds.sequence(id);
        }
        return next;
    }

    private long putId(long at, long id) {
        int lane = MessageIds.lane(id);
        long before = lane < LANES ? lastSequence[lane] : 0;
        return putSigned(putUnsigned(at, lane), MessageIds.sequence(id) - before);
    }

    private static long putSigned(long at, long value) {
        return putUnsigned(at, value << 1 ^ value >> 63);
    }

    private static long putUnsigned(long address, long value) {
        long at = address;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            UnsafeMemory.unsafePutByte(at++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        UnsafeMemory.unsafePutByte(at++, (byte) rest);
        return at;
    }

    private static void putShort(long at, int value) {
        UnsafeMemory.unsafePutByte(at, (byte) value);
        UnsafeMemory.unsafePutByte(at + 1, (byte) (value >> 8));
    }

    private static void copy(long from, long to, int length) {
        // Most payloads are a few longs: what reads past the end stays in the padding of the plain
        // record.
        for (int i = 0; i < length; i += Long.BYTES) {
            UnsafeMemory.unsafePutLong(to + i, UnsafeMemory.unsafeGetLong(from + i));
        }
    }
}
