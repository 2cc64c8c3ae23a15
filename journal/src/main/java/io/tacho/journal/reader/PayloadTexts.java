package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadText;
import java.util.HashMap;
import java.util.Map;

/** Keeps what was read of schemas, so that it isn't for each record anew. Confined to a thread. */
final class PayloadTexts {
    /** A schema may be long, and a forged dictionary have many. */
    private static final int MOST = 64;

    private final Map<String, PayloadText> bySchema = new HashMap<>();

    PayloadText of(String schema) {
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
