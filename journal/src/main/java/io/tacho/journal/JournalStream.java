package io.tacho.journal;

import static io.tacho.journal.format.RecordDescriptor.*;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.InFlightDescriptor;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import net.openhft.chronicle.core.UnsafeMemory;
import org.jspecify.annotations.Nullable;

/**
 * One worker's records. Confined to that worker. Nothing is allocated but when a class is met for
 * the first time, and nothing is thrown: what fails stops this stream, which from then on counts
 * what it misses.
 *
 * <p>A batch has room for one record of the largest size behind what fills it. So it is given away
 * after the record that fills it, a record never has to be moved, and there is no check for room on
 * the way.
 */
final class JournalStream implements TapStream {
    /** Kind, outcome and flags are neighbours and written as one little-endian i32. */
    private static final int OUTCOME_SHIFT = 8 * (OUTCOME_OFFSET - KIND_OFFSET);

    private static final int FLAGS_SHIFT = 8 * (FLAGS_OFFSET - KIND_OFFSET);

    private final BatchSink out;
    private final StreamTypes types;
    private final InFlightSlot slot;
    private final RecordingLimits limits;
    private final boolean headersOnly;
    private final PayloadWriter payload = new PayloadWriter();
    private Batch batch;

    /** Of the present batch. */
    private long body;

    /**
     * With compact encoding: records are put together here, as plain ones, and encoded when they
     * end.
     */
    private final @Nullable DocumentBuffer scratch;

    private final @Nullable CompactEncoder encoder;

    private int length;
    private int messages;
    private int activities;
    private long batchStart;
    private long lastTime;
    private boolean begun;
    private int begunLength;

    /** Kind and flags of the message being handled, as they stand in the record. */
    private int begunBits;

    JournalStream(
            BatchSink out,
            StreamTypes types,
            InFlightSlot slot,
            RecordingLimits limits,
            RecordFormat format) {
        this.out = out;
        this.types = types;
        this.slot = slot;
        this.limits = limits;
        headersOnly = format.mode() == JournalMode.HEADER;
        boolean compact = format.encoding() == RecordEncoding.COMPACT;
        encoder = compact ? new CompactEncoder() : null;
        scratch = compact ? new DocumentBuffer(recordLength(limits.maxPayloadBytes())) : null;
        batch = out.take();
        body = batch.bodyAddress();
        slot.state(InFlightDescriptor.STATE_OPEN);
    }

    @Override
    public void begin(
            MessageHeader header,
            int recipient,
            long recipientSequence,
            long receivedAt,
            int backlog) {
        try {
            if (out.stopped()) {
                return;
            }
            Object message = header.message();
            StreamType type = types.of(message.getClass());
            long messageId = header.messageId();
            long at = recordAddress();
            UnsafeMemory.unsafePutLong(at + MESSAGE_ID_OFFSET, messageId);
            UnsafeMemory.unsafePutLong(at + CAUSE_ID_OFFSET, header.causeId());
            UnsafeMemory.unsafePutLong(at + ROOT_ID_OFFSET, header.rootId());
            UnsafeMemory.unsafePutLong(at + DUE_AT_OFFSET, header.dueAt());
            UnsafeMemory.unsafePutLong(at + ROOT_SENT_AT_OFFSET, header.rootSentAt());
            UnsafeMemory.unsafePutLong(at + SENT_AT_OFFSET, header.sentAt());
            UnsafeMemory.unsafePutLong(at + RECEIVED_AT_OFFSET, receivedAt);
            UnsafeMemory.unsafePutLong(at + RECIPIENT_SEQUENCE_OFFSET, recipientSequence);
            UnsafeMemory.unsafePutInt(at + RECIPIENT_OFFSET, recipient);
            UnsafeMemory.unsafePutInt(at + SENDER_OFFSET, header.senderId());
            UnsafeMemory.unsafePutInt(at + TYPE_ID_OFFSET, type.id());
            UnsafeMemory.unsafePutInt(at + BACKLOG_OFFSET, backlog);
            int payloadLength = encode(type, message, at + HEADER_LENGTH);
            begunBits =
                    header.kindCode() | (payloadLength < 0 ? PAYLOAD_OMITTED << FLAGS_SHIFT : 0);
            payloadLength = Math.max(payloadLength, 0);
            UnsafeMemory.unsafePutInt(at + PAYLOAD_LENGTH_OFFSET, payloadLength);
            begunLength = padded(at, payloadLength);
            if (length == 0) {
                batchStart = receivedAt;
            }
            begun = true;
            slot.begin(messageId, recipient, recipientSequence, type.id(), receivedAt);
        } catch (Throwable e) {
            stop(e);
        }
    }

    @Override
    public boolean end(long completedAt, MessageOutcome outcome, int flags) {
        try {
            return complete(completedAt, outcome, flags);
        } catch (Throwable e) {
            stop(e);
            return true;
        }
    }

    @Override
    public void activity(WorkerActivity activity, long from, long to) {
        try {
            if (to - from < limits.activityThresholdNanos() || begun || out.stopped()) {
                return;
            }
            long at = recordAddress();
            for (int i = 0; i < HEADER_LENGTH; i += Long.BYTES) {
                UnsafeMemory.unsafePutLong(at + i, 0);
            }
            UnsafeMemory.unsafePutLong(at + RECEIVED_AT_OFFSET, from);
            UnsafeMemory.unsafePutLong(at + COMPLETED_AT_OFFSET, to);
            UnsafeMemory.unsafePutByte(at + KIND_OFFSET, (byte) (ACTIVITY_KIND | activity.code()));
            if (length == 0) {
                // Not its beginning: after a long park the batch would at once be too old.
                batchStart = to;
            }
            activities++;
            advance(HEADER_LENGTH, to);
        } catch (Throwable e) {
            stop(e);
        }
    }

    @Override
    public void poll(long now) {
        if (length > 0 && now - batchStart >= limits.maxBatchAgeNanos()) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (length == 0 || begun) {
            return;
        }
        give();
        try {
            batch = out.take();
            body = batch.bodyAddress();
        } catch (Throwable e) {
            stop(e);
        }
    }

    @Override
    public void close() {
        if (begun) {
            // The worker ends within a handler: that message has no end to record.
            begun = false;
            out.missed(1);
        }
        if (length > 0) {
            give();
        }
        try {
            if (out.close()) {
                slot.state(InFlightDescriptor.STATE_CLOSED);
            }
        } catch (Throwable e) {
            stop(e);
        }
    }

    private void give() {
        batch.filled(messages, activities, length, batchStart, lastTime);
        length = 0;
        messages = 0;
        activities = 0;
        try {
            out.give(batch);
        } catch (Throwable e) {
            // The output keeps what its append throws; but a full disk is a fault in a mapping, and
            // compiled code may throw the InternalError of that some steps later.
            stop(e);
        }
    }

    private boolean complete(long completedAt, MessageOutcome outcome, int flags) {
        if (!begun) {
            // This stream had stopped by the time the message began.
            out.missed(1);
            return false;
        }
        begun = false;
        long at = recordAddress();
        UnsafeMemory.unsafePutLong(at + COMPLETED_AT_OFFSET, completedAt);
        UnsafeMemory.unsafePutInt(
                at + KIND_OFFSET,
                begunBits | outcome.code() << OUTCOME_SHIFT | flags << FLAGS_SHIFT);
        slot.end();
        messages++;
        return advance(begunLength, completedAt);
    }

    /** True if that ended the batch. */
    private boolean advance(int recordLength, long time) {
        CompactEncoder compact = encoder;
        if (compact == null) {
            length += recordLength;
        } else {
            if (length == 0) {
                compact.startBatch();
            }
            length += compact.encode(recordAddress(), body + length);
        }
        lastTime = time;
        if (length < limits.batchBytes() && time - batchStart < limits.maxBatchAgeNanos()) {
            return false;
        }
        flush();
        return true;
    }

    /** Where the present record is put together. */
    private long recordAddress() {
        DocumentBuffer apart = scratch;
        return apart == null ? body + length : apart.bodyAddress();
    }

    /** Bytes of the payload; -1 if there is none to keep. */
    private int encode(StreamType type, Object message, long address) {
        if (headersOnly) {
            return -1;
        }
        PayloadCodec<Object> codec = type.codec();
        if (codec != null) {
            payload.reset(address, limits.maxPayloadBytes());
            if (encoded(codec, message) && !payload.overflowed()) {
                return payload.length();
            }
        }
        type.countOmitted();
        return -1;
    }

    private boolean encoded(PayloadCodec<Object> codec, Object message) {
        try {
            codec.encode(message, payload);
            return true;
        } catch (InternalError e) {
            // What a fault in a mapping becomes: here the batch itself can't be written.
            throw e;
        } catch (Throwable e) {
            // An accessor or a codec of the user's threw, whatever it was. The message itself is
            // fine: it is kept without payload, and counted as such.
            return false;
        }
    }

    private static int padded(long at, int payloadLength) {
        int whole = recordLength(payloadLength);
        for (int i = HEADER_LENGTH + payloadLength; i < whole; i++) {
            UnsafeMemory.unsafePutByte(at + i, (byte) 0);
        }
        return whole;
    }

    private void stop(Throwable cause) {
        begun = false;
        out.missed(messages);
        length = 0;
        messages = 0;
        activities = 0;
        out.stop(cause);
    }
}
