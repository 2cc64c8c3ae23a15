package io.tacho.stress.replay;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadText;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.RecordFlyweight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A message that was sent, in the recording or in the replay, and has no counterpart in the other
 * yet.
 */
final class Send {
    /** The next one with the same cause, later. */
    @Nullable Send next;

    private final boolean recorded;
    private final long recipient;
    private final long type;
    private final long payload;
    private final long messageId;
    private final @Nullable Text text;

    private Send(
            boolean recorded,
            long recipient,
            long type,
            long payload,
            long messageId,
            @Nullable Text text) {
        this.recorded = recorded;
        this.recipient = recipient;
        this.type = type;
        this.payload = payload;
        this.messageId = messageId;
        this.text = text;
    }

    static Send recorded(RecordFlyweight record, Dictionary names, long type, long payload) {
        return new Send(
                true,
                Fingerprints.ofActor(names.actorName(record.recipient())),
                type,
                payload,
                record.messageId(),
                null);
    }

    static Send replayed(SentBatch batch, int index) {
        int length = batch.lengths[index];
        String name = batch.recipients[index].name();
        SentType type = batch.types[index];
        int offset = batch.offsets[index];
        return new Send(
                false,
                Fingerprints.ofActor(name),
                type.fingerprint(),
                length < 0
                        ? Fingerprints.UNKNOWN
                        : Fingerprints.of(batch.payloads(), offset, length),
                0,
                new Text(name, type, batch, offset, length));
    }

    /** Lets go of what it was made from; to be called if it is kept. */
    Send kept() {
        Text from = text;
        return from == null
                ? this
                : new Send(recorded, recipient, type, payload, messageId, from.copied());
    }

    boolean isRecorded() {
        return recorded;
    }

    /** Of a recorded one its id. */
    long messageId() {
        return messageId;
    }

    boolean matches(Send other) {
        return recorded != other.recorded
                && type == other.type
                && Fingerprints.mayBeEqual(recipient, other.recipient)
                && Fingerprints.mayBeEqual(payload, other.payload);
    }

    /** Of a replayed one, to whom it was sent. */
    String recipientName() {
        return text == null ? "" : text.recipient;
    }

    /** Of a replayed one, type and payload for people. */
    String describe() {
        return text == null ? "" : text.describe();
    }

    /** What is needed only if it stays without a counterpart. */
    private record Text(
            String recipient, SentType type, ByteBuffer payloads, int offset, int length) {
        Text(String recipient, SentType type, SentBatch batch, int offset, int length) {
            this(recipient, type, batch.payloads(), offset, length);
        }

        Text copied() {
            int bytes = Math.max(0, length);
            ByteBuffer copy = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
            copy.put(0, payloads, offset, bytes);
            return new Text(recipient, type, copy, 0, length);
        }

        String describe() {
            PayloadCodec<Object> codec = type.codec();
            return codec == null || length < 0
                    ? type.name()
                    : (type.name()
                                    + " "
                                    + PayloadText.describe(
                                            codec.schema(), payloads, offset, length))
                            .strip();
        }
    }
}
