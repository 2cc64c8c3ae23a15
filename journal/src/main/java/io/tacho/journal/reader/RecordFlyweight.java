package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.format.RecordDescriptor;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTimes;
import io.tacho.runtime.spi.WorkerActivity;
import java.nio.ByteBuffer;

/**
 * One record after the other: valid during the call that shows it. Reading a field allocates
 * nothing. Times are in ns of the recording JVM's {@link System#nanoTime()}. Of an activity only
 * {@link #activity()}, {@link #receivedAt()} (its beginning) and {@link #completedAt()} mean
 * anything.
 */
public final class RecordFlyweight {
    private static final MessageKind[] KINDS = MessageKind.values();
    private static final MessageOutcome[] OUTCOMES = MessageOutcome.values();
    private static final WorkerActivity[] ACTIVITIES = WorkerActivity.values();

    private final int stream;

    // What the record says. CompactDecoder sets them one by one: from a buffer in between, a
    // journal was read a third slower.
    long messageId;
    long causeId;
    long rootId;
    long dueAt;
    long rootSentAt;
    long sentAt;
    long receivedAt;
    long completedAt;
    long recipientSequence;
    int recipient;
    int sender;
    int typeId;
    int kindCode;
    int outcomeCode;
    int flags;
    int backlog;
    int payloadLength;
    int payloadOffset;
    ByteBuffer payloadBuffer = ByteBuffer.allocate(0);

    /**
     * @param stream that it goes through
     */
    RecordFlyweight(int stream) {
        this.stream = stream;
    }

    /** To a record in plain encoding, in a little-endian buffer. */
    void read(ByteBuffer buffer, int offset) {
        messageId = buffer.getLong(offset + RecordDescriptor.MESSAGE_ID_OFFSET);
        causeId = buffer.getLong(offset + RecordDescriptor.CAUSE_ID_OFFSET);
        rootId = buffer.getLong(offset + RecordDescriptor.ROOT_ID_OFFSET);
        dueAt = buffer.getLong(offset + RecordDescriptor.DUE_AT_OFFSET);
        rootSentAt = buffer.getLong(offset + RecordDescriptor.ROOT_SENT_AT_OFFSET);
        sentAt = buffer.getLong(offset + RecordDescriptor.SENT_AT_OFFSET);
        receivedAt = buffer.getLong(offset + RecordDescriptor.RECEIVED_AT_OFFSET);
        completedAt = buffer.getLong(offset + RecordDescriptor.COMPLETED_AT_OFFSET);
        recipientSequence = buffer.getLong(offset + RecordDescriptor.RECIPIENT_SEQUENCE_OFFSET);
        recipient = buffer.getInt(offset + RecordDescriptor.RECIPIENT_OFFSET);
        sender = buffer.getInt(offset + RecordDescriptor.SENDER_OFFSET);
        typeId = buffer.getInt(offset + RecordDescriptor.TYPE_ID_OFFSET);
        kindCode = buffer.get(offset + RecordDescriptor.KIND_OFFSET) & 0xFF;
        outcomeCode = buffer.get(offset + RecordDescriptor.OUTCOME_OFFSET) & 0xFF;
        flags = buffer.getShort(offset + RecordDescriptor.FLAGS_OFFSET) & 0xFFFF;
        backlog = buffer.getInt(offset + RecordDescriptor.BACKLOG_OFFSET);
        payloadLength = buffer.getInt(offset + RecordDescriptor.PAYLOAD_LENGTH_OFFSET);
        payloadOffset = offset + RecordDescriptor.HEADER_LENGTH;
        payloadBuffer = buffer;
    }

    /** To an activity. */
    void activity(int newKindCode, long from, long to) {
        messageId = 0;
        causeId = 0;
        rootId = 0;
        dueAt = 0;
        rootSentAt = 0;
        sentAt = 0;
        receivedAt = from;
        completedAt = to;
        recipientSequence = 0;
        recipient = 0;
        sender = 0;
        typeId = 0;
        kindCode = newKindCode;
        outcomeCode = 0;
        flags = 0;
        backlog = 0;
        payloadLength = 0;
        payloadOffset = 0;
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
        return (kindCode & RecordDescriptor.ACTIVITY_KIND) != 0;
    }

    /**
     * What the worker did.
     *
     * @return the activity
     * @throws IllegalStateException if this is a message, or an activity of a newer version
     */
    public WorkerActivity activity() {
        int code = isActivity() ? kindCode & ~RecordDescriptor.ACTIVITY_KIND : -1;
        return ACTIVITIES[known(code, ACTIVITIES.length, "activity")];
    }

    /**
     * Identity.
     *
     * @return {@code lane << 48 | sequence}; 0 for an activity
     */
    public long messageId() {
        return messageId;
    }

    /**
     * The message that was being handled while this one was sent.
     *
     * @return its id; 0 from outside
     */
    public long causeId() {
        return causeId;
    }

    /**
     * The first message of the operation.
     *
     * @return its id
     */
    public long rootId() {
        return rootId;
    }

    /**
     * When the load's schedule wanted the operation to start.
     *
     * @return ns; 0 without a schedule
     */
    public long dueAt() {
        return dueAt;
    }

    /**
     * When the operation's first message was really sent.
     *
     * @return ns
     */
    public long rootSentAt() {
        return rootSentAt;
    }

    /**
     * When this message was sent.
     *
     * @return ns
     */
    public long sentAt() {
        return sentAt;
    }

    /**
     * When it was dequeued; when the activity began.
     *
     * @return ns
     */
    public long receivedAt() {
        return receivedAt;
    }

    /**
     * When its handler returned or threw; when the activity ended.
     *
     * @return ns
     */
    public long completedAt() {
        return completedAt;
    }

    /**
     * The how-manyeth message of its recipient: the order across streams.
     *
     * @return from 1
     */
    public long recipientSequence() {
        return recipientSequence;
    }

    /**
     * Who handled it.
     *
     * @return actor id
     */
    public int recipient() {
        return recipient;
    }

    /**
     * Who sent it.
     *
     * @return actor id; 0 for outside
     */
    public int sender() {
        return sender;
    }

    /**
     * Its class.
     *
     * @return type id, explained by the dictionary; 0 for an activity
     */
    public int typeId() {
        return typeId;
    }

    /**
     * How it came to be sent.
     *
     * @return the kind
     * @throws IllegalStateException if this is an activity, or a kind of a newer version
     */
    public MessageKind kind() {
        return KINDS[known(kindCode, KINDS.length, "kind")];
    }

    /**
     * The kind as it is in the record.
     *
     * @return 0 to 255
     */
    public int kindCode() {
        return kindCode;
    }

    /**
     * What became of it.
     *
     * @return the outcome
     * @throws IllegalStateException if this is an outcome of a newer version
     */
    public MessageOutcome outcome() {
        return OUTCOMES[known(outcomeCode, OUTCOMES.length, "outcome")];
    }

    /**
     * The outcome as it is in the record.
     *
     * @return 0 to 255
     */
    public int outcomeCode() {
        return outcomeCode;
    }

    /**
     * Bits of {@link io.tacho.runtime.spi.MessageFlags} and {@link
     * RecordDescriptor#PAYLOAD_OMITTED}.
     *
     * @return 0 to 65,535
     */
    public int flags() {
        return flags;
    }

    /**
     * Whether its handler said that an operation ends with it.
     *
     * @return true if it did
     */
    public boolean endsOperation() {
        return (flags & MessageFlags.ENDS_OPERATION) != 0;
    }

    /**
     * Whether a load wanted it to come at a certain time.
     *
     * @return false of what a message caused
     */
    public boolean isScheduled() {
        return causeId == 0 && dueAt != 0;
    }

    /**
     * When it began to wait: when it was due, if it was to come at a certain time, or when it was
     * sent before that.
     *
     * @return ns
     */
    public long waitsSince() {
        return isScheduled() ? Math.min(dueAt, sentAt) : sentAt;
    }

    /**
     * When its operation began: when that was due, or, without a schedule, when its first message
     * was sent.
     *
     * @return ns
     */
    public long operationBeganAt() {
        return MessageTimes.operationBeganAt(dueAt, rootSentAt);
    }

    /**
     * Tells a payload that wasn't kept from one of no bytes.
     *
     * @return true if it wasn't kept
     */
    public boolean payloadOmitted() {
        return (flags & RecordDescriptor.PAYLOAD_OMITTED) != 0;
    }

    /**
     * Messages left in the mailbox.
     *
     * @return -1 where not sampled
     */
    public int backlog() {
        return backlog;
    }

    /**
     * Bytes of the payload.
     *
     * @return 0 or more
     */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * Where the payload is.
     *
     * @return index in {@link #buffer()}
     */
    public int payloadOffset() {
        return payloadOffset;
    }

    /**
     * The memory that the payload is in, little-endian; leave its position alone.
     *
     * @return read only during the call that shows the record
     */
    public ByteBuffer buffer() {
        return payloadBuffer;
    }

    /**
     * A cursor over the payload. Allocates.
     *
     * @return at its beginning
     */
    public PayloadReader payload() {
        return new PayloadReader(payloadBuffer, payloadOffset, payloadLength);
    }

    /** Whether kind and outcome, or the activity, are of this version. */
    boolean isKnown() {
        return isActivity()
                ? (kindCode & ~RecordDescriptor.ACTIVITY_KIND) < ACTIVITIES.length
                : kindCode < KINDS.length && outcomeCode < OUTCOMES.length;
    }

    private static int known(int code, int count, String what) {
        if (code < 0 || code >= count) {
            throw new IllegalStateException("The record has no " + what + " known here: " + code);
        }
        return code;
    }
}
