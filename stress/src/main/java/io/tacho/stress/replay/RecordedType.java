package io.tacho.stress.replay;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadCodecs;
import io.tacho.journal.codec.PayloadDecoder;
import io.tacho.journal.codec.PayloadEncoder;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.stress.measure.LatencyReport;
import java.nio.BufferUnderflowException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of recorded messages, and how they are made anew. Confined to a thread. */
final class RecordedType {
    private final String name;
    private final long fingerprint;
    private final String schema;
    private final @Nullable PayloadDecoder decoder;
    private final @Nullable PayloadCodec<Object> codec;
    private final String refusal;

    private RecordedType(
            String className,
            String schema,
            @Nullable PayloadDecoder decoder,
            @Nullable PayloadCodec<Object> codec,
            String refusal) {
        this.name = LatencyReport.typeName(className);
        this.fingerprint = Fingerprints.of(className);
        this.schema = schema;
        this.decoder = decoder;
        this.codec = codec;
        this.refusal = refusal;
    }

    /**
     * @param type the class of that name; null if nobody has given one
     */
    static RecordedType of(String className, String schema, @Nullable Class<?> type) {
        if (type == null) {
            return new RecordedType(
                    className, schema, null, null, "is no message type of the scenario");
        }
        try {
            return new RecordedType(
                    className,
                    schema,
                    PayloadDecoder.of(type, schema, Map.of()),
                    PayloadCodecs.forClass(type),
                    "");
        } catch (IllegalArgumentException e) {
            return new RecordedType(
                    className, schema, null, null, "can't be made anew: " + e.getMessage());
        }
    }

    /** As reports name it. */
    String name() {
        return name;
    }

    long fingerprint() {
        return fingerprint;
    }

    /**
     * Makes a message anew.
     *
     * @return the message; null if it can't be, and then {@link #refusal} says why
     */
    @Nullable Object decode(RecordFlyweight record) {
        if (decoder == null || record.payloadOmitted()) {
            return null;
        }
        try {
            return decoder.decode(record.payload());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Why {@link #decode} made nothing of a message. */
    String refusal(RecordFlyweight record) {
        if (decoder == null) {
            return "type " + name + " " + refusal;
        }
        return record.payloadOmitted()
                ? "the payload of type " + name + " was not recorded"
                : "the recorded payload of type " + name + " is not of its class";
    }

    /**
     * What stands for a recorded payload, so that it equals that of the same message encoded now.
     */
    long payload(RecordFlyweight record, PayloadEncoder encoder) {
        PayloadCodec<Object> now = codec;
        if (record.payloadOmitted() || now == null) {
            return Fingerprints.UNKNOWN;
        }
        if (now.schema().equals(schema)) {
            return Fingerprints.of(record.buffer(), record.payloadOffset(), record.payloadLength());
        }
        // The class has changed since: it is the message that counts, not how it was written.
        Object message = decode(record);
        int length = message == null ? PayloadEncoder.FAILED : encoder.encode(now, message);
        return length == PayloadEncoder.FAILED
                ? Fingerprints.UNKNOWN
                : Fingerprints.of(encoder.buffer(), 0, length);
    }
}
