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
import static io.tacho.journal.format.CompactRecordDescriptor.SEQUENCE_BITS;
import static io.tacho.journal.format.RecordDescriptor.ACTIVITY_KIND;
import static io.tacho.journal.format.RecordDescriptor.BACKLOG_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.CAUSE_ID_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.COMPLETED_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.DUE_AT_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.FLAGS_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.HEADER_LENGTH;
import static io.tacho.journal.format.RecordDescriptor.KIND_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.MESSAGE_ID_OFFSET;
import static io.tacho.journal.format.RecordDescriptor.OUTCOME_OFFSET;
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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Turns the records of a batch in compact encoding into plain ones, one at a time, see {@link
 * io.tacho.journal.format.CompactRecordDescriptor}. Confined to a thread; allocates only for larger
 * payloads than it has seen.
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
    private ByteBuffer plain = newPlain(1 << 10);

    /** A copy of the batch: bytes are cheaper from an array than from a mapping. Padded. */
    private byte[] batch = new byte[0];

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
        }
        buffer.get(from, batch, 0, length);
        at = 0;
        end = length;
    }

    /**
     * Decodes the next record.
     *
     * @return the plain record, from 0 on, valid until the next call
     * @throws IndexOutOfBoundsException if it passes the end of the batch
     */
    ByteBuffer next() {
        if (at >= end) {
            throw new IndexOutOfBoundsException("the end of the batch");
        }
        int control = batch[at] & 0xFF | (batch[at + 1] & 0xFF) << 8;
        at += Short.BYTES;
        if ((control & ACTIVITY) != 0) {
            activity(control);
        } else {
            message(control);
        }
        if (at > end) {
            throw new IndexOutOfBoundsException("the end of the batch");
        }
        return plain;
    }

    private void activity(int control) {
        for (int i = 0; i < HEADER_LENGTH; i += Long.BYTES) {
            plain.putLong(i, 0);
        }
        plain.put(KIND_OFFSET, (byte) (ACTIVITY_KIND | control & CODE_MASK));
        times();
    }

    private void message(int control) {
        int flags = control >>> FLAGS_SHIFT & CODE_MASK;
        if ((control & MORE_FLAGS) != 0) {
            flags |= (int) unsigned() << FLAGS_BITS;
        }
        long messageId = id();
        int lane = (int) (messageId >>> SEQUENCE_BITS);
        if (lane < LANES) {
            lastSequence[lane] = messageId & (1L << SEQUENCE_BITS) - 1;
        }
        long causeId = (control & NO_CAUSE) != 0 ? 0 : id();
        long rootId =
                (control & ROOT_IS_SELF) != 0
                        ? messageId
                        : (control & ROOT_IS_CAUSE) != 0 ? causeId : id();
        plain.putLong(MESSAGE_ID_OFFSET, messageId);
        plain.putLong(CAUSE_ID_OFFSET, causeId);
        plain.putLong(ROOT_ID_OFFSET, rootId);
        long sentAt = times() - signed();
        long rootSentAt = sentAt - signed();
        plain.putLong(SENT_AT_OFFSET, sentAt);
        plain.putLong(ROOT_SENT_AT_OFFSET, rootSentAt);
        plain.putLong(DUE_AT_OFFSET, (control & NO_DUE) != 0 ? 0 : rootSentAt - signed());
        plain.putLong(RECIPIENT_SEQUENCE_OFFSET, unsigned());
        plain.putInt(RECIPIENT_OFFSET, (int) unsigned());
        plain.putInt(SENDER_OFFSET, (int) unsigned());
        plain.putInt(TYPE_ID_OFFSET, (int) unsigned());
        plain.put(KIND_OFFSET, (byte) (control & CODE_MASK));
        plain.put(OUTCOME_OFFSET, (byte) (control >>> OUTCOME_SHIFT & CODE_MASK));
        plain.putShort(FLAGS_OFFSET, (short) flags);
        plain.putInt(BACKLOG_OFFSET, (control & NO_BACKLOG) != 0 ? -1 : (int) unsigned());
        payload(unsigned());
    }

    private void payload(long length) {
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException("a payload of " + length + " bytes");
        }
        int bytes = (int) length;
        if (HEADER_LENGTH + bytes > plain.capacity()) {
            ByteBuffer larger = newPlain(Math.max(HEADER_LENGTH + bytes, 2 * plain.capacity()));
            plain.clear().limit(HEADER_LENGTH);
            larger.put(0, plain, 0, HEADER_LENGTH);
            plain = larger;
        }
        plain.putInt(PAYLOAD_LENGTH_OFFSET, bytes);
        plain.put(HEADER_LENGTH, batch, at, bytes);
        at += bytes;
    }

    /** Both times; returns received at. */
    private long times() {
        long receivedAt = lastCompletedAt + signed();
        lastCompletedAt = receivedAt + signed();
        plain.putLong(RECEIVED_AT_OFFSET, receivedAt);
        plain.putLong(COMPLETED_AT_OFFSET, lastCompletedAt);
        return receivedAt;
    }

    private long id() {
        long lane = unsigned();
        long before = lane >= 0 && lane < LANES ? lastSequence[(int) lane] : 0;
        return lane << SEQUENCE_BITS | before + signed();
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

    private static ByteBuffer newPlain(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
