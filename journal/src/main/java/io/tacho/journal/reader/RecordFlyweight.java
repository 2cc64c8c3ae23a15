package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadText;
import io.tacho.journal.format.RecordDescriptor;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.WorkerActivity;
import java.nio.ByteBuffer;

/**
 * A view of one record, moved from record to record: valid during the call that shows it. Reading a
 * field allocates nothing. Times are in ns of the recording JVM's {@link System#nanoTime()}. Of an
 * activity only {@link #activity()}, {@link #receivedAt()} (its beginning) and {@link
 * #completedAt()} mean anything.
 */
public final class RecordFlyweight {
    private static final MessageKind[] KINDS = MessageKind.values();
    private static final MessageOutcome[] OUTCOMES = MessageOutcome.values();
    private static final WorkerActivity[] ACTIVITIES = WorkerActivity.values();

    private final int stream;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int offset;

    /**
     * @param stream that it goes through
     */
    RecordFlyweight(int stream) {
        this.stream = stream;
    }

    /** To a record in a little-endian buffer. */
    void wrap(ByteBuffer newBuffer, int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
    }

    /**
     * Whose record this is.
     *
     * @return index of the stream, from 0: that of the worker
     */
    public int stream() {
        return stream;
    }

    /**
     * Tells activities of workers from messages.
     *
     * @return true if this is no message
     */
    public boolean isActivity() {
        return (kindCode() & RecordDescriptor.ACTIVITY_KIND) != 0;
    }

    /**
     * What the worker did.
     *
     * @return the activity
     * @throws IllegalStateException if this is a message, or an activity of a newer version
     */
    public WorkerActivity activity() {
        int code = isActivity() ? kindCode() & ~RecordDescriptor.ACTIVITY_KIND : -1;
        return ACTIVITIES[known(code, ACTIVITIES.length, "activity")];
    }

    /**
     * Identity.
     *
     * @return {@code lane << 48 | sequence}; 0 for an activity
     */
    public long messageId() {
        return buffer.getLong(offset + RecordDescriptor.MESSAGE_ID_OFFSET);
    }

    /**
     * The message that was being handled while this one was sent.
     *
     * @return its id; 0 from outside
     */
    public long causeId() {
        return buffer.getLong(offset + RecordDescriptor.CAUSE_ID_OFFSET);
    }

    /**
     * The first message of the operation.
     *
     * @return its id
     */
    public long rootId() {
        return buffer.getLong(offset + RecordDescriptor.ROOT_ID_OFFSET);
    }

    /**
     * When the load's schedule wanted the operation to start.
     *
     * @return ns; 0 without a schedule
     */
    public long dueAt() {
        return buffer.getLong(offset + RecordDescriptor.DUE_AT_OFFSET);
    }

    /**
     * When the operation's first message was really sent.
     *
     * @return ns
     */
    public long rootSentAt() {
        return buffer.getLong(offset + RecordDescriptor.ROOT_SENT_AT_OFFSET);
    }

    /**
     * When this message was sent.
     *
     * @return ns
     */
    public long sentAt() {
        return buffer.getLong(offset + RecordDescriptor.SENT_AT_OFFSET);
    }

    /**
     * When it was dequeued; when the activity began.
     *
     * @return ns
     */
    public long receivedAt() {
        return buffer.getLong(offset + RecordDescriptor.RECEIVED_AT_OFFSET);
    }

    /**
     * When its handler returned or threw; when the activity ended.
     *
     * @return ns
     */
    public long completedAt() {
        return buffer.getLong(offset + RecordDescriptor.COMPLETED_AT_OFFSET);
    }

    /**
     * The how-manyeth message of its recipient: the order across streams.
     *
     * @return from 1
     */
    public long recipientSequence() {
        return buffer.getLong(offset + RecordDescriptor.RECIPIENT_SEQUENCE_OFFSET);
    }

    /**
     * Who handled it.
     *
     * @return actor id
     */
    public int recipient() {
        return buffer.getInt(offset + RecordDescriptor.RECIPIENT_OFFSET);
    }

    /**
     * Who sent it.
     *
     * @return actor id; 0 for outside
     */
    public int sender() {
        return buffer.getInt(offset + RecordDescriptor.SENDER_OFFSET);
    }

    /**
     * Its class.
     *
     * @return type id, explained by the dictionary; 0 for an activity
     */
    public int typeId() {
        return buffer.getInt(offset + RecordDescriptor.TYPE_ID_OFFSET);
    }

    /**
     * How it came to be sent.
     *
     * @return the kind
     * @throws IllegalStateException if this is an activity, or a kind of a newer version
     */
    public MessageKind kind() {
        return KINDS[known(kindCode(), KINDS.length, "kind")];
    }

    /**
     * The kind as it is in the record.
     *
     * @return 0 to 255
     */
    public int kindCode() {
        return buffer.get(offset + RecordDescriptor.KIND_OFFSET) & 0xFF;
    }

    /**
     * What became of it.
     *
     * @return the outcome
     * @throws IllegalStateException if this is an outcome of a newer version
     */
    public MessageOutcome outcome() {
        return OUTCOMES[known(outcomeCode(), OUTCOMES.length, "outcome")];
    }

    /**
     * The outcome as it is in the record.
     *
     * @return 0 to 255
     */
    public int outcomeCode() {
        return buffer.get(offset + RecordDescriptor.OUTCOME_OFFSET) & 0xFF;
    }

    /**
     * Bits of {@link io.tacho.runtime.spi.MessageFlags} and {@link
     * RecordDescriptor#PAYLOAD_OMITTED}.
     *
     * @return 0 to 65,535
     */
    public int flags() {
        return buffer.getShort(offset + RecordDescriptor.FLAGS_OFFSET) & 0xFFFF;
    }

    /**
     * Tells a payload that wasn't kept from one of no bytes.
     *
     * @return true if it wasn't kept
     */
    public boolean payloadOmitted() {
        return (flags() & RecordDescriptor.PAYLOAD_OMITTED) != 0;
    }

    /**
     * Messages left in the mailbox.
     *
     * @return -1 where not sampled
     */
    public int backlog() {
        return buffer.getInt(offset + RecordDescriptor.BACKLOG_OFFSET);
    }

    /**
     * Bytes of the payload.
     *
     * @return 0 or more
     */
    public int payloadLength() {
        return buffer.getInt(offset + RecordDescriptor.PAYLOAD_LENGTH_OFFSET);
    }

    /**
     * Where the payload is.
     *
     * @return index in {@link #buffer()}
     */
    public int payloadOffset() {
        return offset + RecordDescriptor.HEADER_LENGTH;
    }

    /**
     * The memory under this view, little-endian; leave its position alone.
     *
     * @return read only during the call that shows the record
     */
    public ByteBuffer buffer() {
        return buffer;
    }

    /**
     * A cursor over the payload. Allocates.
     *
     * @return at its beginning
     */
    public PayloadReader payload() {
        return new PayloadReader(buffer, payloadOffset(), payloadLength());
    }

    /**
     * The payload for people. Allocates.
     *
     * @param schema its type's, from the dictionary
     * @return like {@code key=1, value=2}
     */
    public String describe(String schema) {
        return payloadOmitted()
                ? "(not recorded)"
                : PayloadText.describe(schema, buffer, payloadOffset(), payloadLength());
    }

    /** Whether kind and outcome, or the activity, are of this version. */
    boolean isKnown() {
        return isActivity()
                ? (kindCode() & ~RecordDescriptor.ACTIVITY_KIND) < ACTIVITIES.length
                : kindCode() < KINDS.length && outcomeCode() < OUTCOMES.length;
    }

    private static int known(int code, int count, String what) {
        if (code < 0 || code >= count) {
            throw new IllegalStateException("The record has no " + what + " known here: " + code);
        }
        return code;
    }
}
