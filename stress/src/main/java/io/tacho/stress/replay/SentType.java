package io.tacho.stress.replay;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadCodecs;
import io.tacho.stress.measure.LatencyReport;
import org.jspecify.annotations.Nullable;

/**
 * A type of messages that the replay's handlers send.
 *
 * @param name its simple name
 * @param fingerprint of its class
 * @param codec null if its messages can't be encoded
 */
record SentType(String name, long fingerprint, @Nullable PayloadCodec<Object> codec) {
    static SentType of(Class<?> type) {
        return new SentType(
                LatencyReport.typeName(type.getName()),
                Fingerprints.of(type.getName()),
                codecOf(type));
    }

    private static @Nullable PayloadCodec<Object> codecOf(Class<?> type) {
        try {
            return PayloadCodecs.forClass(type);
        } catch (RuntimeException | LinkageError e) {
            // As the recorder takes it: a class that can't be encoded has no payload on record.
            return null;
        }
    }
}
