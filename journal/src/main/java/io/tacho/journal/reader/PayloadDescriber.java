package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadText;
import java.util.HashMap;
import java.util.Map;

/**
 * Payloads for people. Keeps what was read of schemas, so that it isn't for each record anew.
 * Confined to a thread; allocates.
 */
public final class PayloadDescriber {
    /** A schema may be long, and a forged dictionary have many. */
    private static final int MOST = 64;

    private final Dictionary dictionary;
    private final Map<String, PayloadText> bySchema = new HashMap<>();

    /**
     * For the records of one journal.
     *
     * @param dictionary of that journal
     */
    public PayloadDescriber(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Describes a record's payload.
     *
     * @param record a message
     * @return like {@code key=1, value=2}
     */
    public String describe(RecordFlyweight record) {
        return record.payloadOmitted()
                ? "(not recorded)"
                : text(dictionary.schema(record.typeId()))
                        .describe(record.buffer(), record.payloadOffset(), record.payloadLength());
    }

    private PayloadText text(String schema) {
        PayloadText known = bySchema.get(schema);
        if (known == null) {
            known = PayloadText.of(schema);
            if (bySchema.size() < MOST) {
                bySchema.put(schema, known);
            }
        }
        return known;
    }
}
