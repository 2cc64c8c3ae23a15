package io.tacho.journal.reader;

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
import static io.tacho.journal.format.RecordDescriptor.MAX_PAYLOAD_LENGTH;

import io.tacho.journal.format.CompactRecordDescriptor;
import io.tacho.runtime.spi.MessageIds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the records of a batch in compact encoding, one at a time, see {@link
 * io.tacho.journal.format.CompactRecordDescriptor}. Confined to a thread; allocates only for larger
 * batches than it has seen.
 */
final class CompactDecoder {
    private static final int LANES = CompactRecordDescriptor.DIFFERENCE_LANES;
    private static final int MAX_BYTES = 10;

    /** No record's header is longer: so far a decoder may read on before it looks where it is. */
    private static final int PADDING = 256;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LAST_BYTE_BITS = 0x8080808080808080L;

    private final long[] lastSequence = new long[LANES];

    /** A copy of the batch: bytes are cheaper from an array than from a mapping. Padded. */
    private byte[] batch = new byte[0];

    private ByteBuffer batchBuffer = ByteBuffer.wrap(batch);

    private int at;
    private int end;
    private long lastCompletedAt;

    CompactDecoder() {}

    /** A batch begins, in a little-endian buffer. */
    void startBatch(ByteBuffer buffer, int from, int to) {
        Arrays.fill(lastSequence, 0);
        lastCompletedAt = 0;
        int length = to - from;
        if (length > batch.length - PADDING) {
            batch = new byte[Math.max(length + PADDING, 2 * batch.length)];
            batchBuffer = ByteBuffer.wrap(batch).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.get(from, batch, 0, length);
        at = 0;
        end = length;
    }

    /**
     * Decodes the next record. Its payload stays where it is, in this decoder's copy of the batch.
     *
     * @param record is moved to it, valid until the next call
     * @throws IndexOutOfBoundsException if it passes the end of the batch
     */
    void next(RecordFlyweight record) {
        if (at >= end) {
            throw new IndexOutOfBoundsException("the end of the batch");
        }
        int control = batch[at] & 0xFF | (batch[at + 1] & 0xFF) << 8;
        at += Short.BYTES;
        if ((control & ACTIVITY) != 0) {
            long from = lastCompletedAt + signed();
            lastCompletedAt = from + signed();
            record.activity(ACTIVITY_KIND | control & CODE_MASK, from, lastCompletedAt);
        } else {
            message(control, record);
        }
        if (at > end) {
            throw new IndexOutOfBoundsException("the end of the batch");
        }
    }

    private void message(int control, RecordFlyweight record) {
        int flags = control >>> FLAGS_SHIFT & CODE_MASK;
        if ((control & MORE_FLAGS) != 0) {
            flags |= (int) unsigned() << FLAGS_BITS;
        }
        record.flags = flags & 0xFFFF;
        record.kindCode = control & CODE_MASK;
        record.outcomeCode = control >>> OUTCOME_SHIFT & CODE_MASK;
        long messageId = id();
        int lane = MessageIds.lane(messageId);
        if (lane < LANES) {
            lastSequence[lane] = MessageIds.sequence(messageId);
        }
        long causeId = (control & NO_CAUSE) != 0 ? 0 : id();
        record.messageId = messageId;
        record.causeId = causeId;
        record.rootId =
                (control & ROOT_IS_SELF) != 0
                        ? messageId
                        : (control & ROOT_IS_CAUSE) != 0 ? causeId : id();
        long receivedAt = lastCompletedAt + signed();
        long completedAt = receivedAt + signed();
        lastCompletedAt = completedAt;
        long sentAt = receivedAt - signed();
        long rootSentAt = sentAt - signed();
        record.receivedAt = receivedAt;
        record.completedAt = completedAt;
        record.sentAt = sentAt;
        record.rootSentAt = rootSentAt;
        record.dueAt = (control & NO_DUE) != 0 ? 0 : rootSentAt - signed();
        record.recipientSequence = unsigned();
        record.recipient = (int) unsigned();
        record.sender = (int) unsigned();
        record.typeId = (int) unsigned();
        record.backlog = (control & NO_BACKLOG) != 0 ? -1 : (int) unsigned();
        long length = unsigned();
        if (length < 0 || length > Math.min(end - at, MAX_PAYLOAD_LENGTH)) {
            throw new IndexOutOfBoundsException("a payload of " + length + " bytes");
        }
        record.payloadLength = (int) length;
        record.payloadOffset = at;
        record.payloadBuffer = batchBuffer;
        at += (int) length;
    }

    private long id() {
        long lane = unsigned();
        long before = lane >= 0 && lane < LANES ? lastSequence[(int) lane] : 0;
        return MessageIds.of(lane, before + signed());
    }

    private long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    private long unsigned() {
        byte first = batch[at];
        if (first >= 0) {
            // Most differences are small.
            at++;
            return first;
        }
        byte second = batch[at + 1];
        if (second >= 0) {
            at += 2;
            return first & 0x7F | second << 7;
        }
        long word = (long) WORDS.get(batch, at);
        long ends = ~word & LAST_BYTE_BITS;
        if (ends == 0) {
            return longer();
        }
        at += Long.numberOfTrailingZeros(ends) + 1 >>> 3;
        // All bits up to the end of the last byte, then groups of 7, 14 and 28 bits moved together.
        long bits = word & (ends ^ ends - 1) & ~LAST_BYTE_BITS;
        bits = bits & 0x007F007F007F007FL | (bits & 0x7F007F007F007F00L) >>> 1;
        bits = bits & 0x00003FFF00003FFFL | (bits & 0x3FFF00003FFF0000L) >>> 2;
        return bits & 0x000000000FFFFFFFL | (bits & 0x0FFFFFFF00000000L) >>> 4;
    }

    /** An integer of more than eight bytes. */
    private long longer() {
        long value = 0;
        for (int i = 0; i < MAX_BYTES; i++) {
            int next = batch[at++];
            value |= (long) (next & 0x7F) << 7 * i;
            if (next >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("an integer of more than 10 bytes");
    }
}
