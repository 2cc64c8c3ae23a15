package io.tacho.stress.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadSchema;
import io.tacho.journal.codec.PayloadText;
import io.tacho.journal.codec.PayloadVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A payload as JSON: records as objects, with {@code "$type"} where a type was sealed. */
final class JsonPayload implements PayloadVisitor {
    private final JsonGenerator json;

    private JsonPayload(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Makes the JSON of a payload.
     *
     * @throws LimitedText.TooLongException if it is longer than a payload's text may be
     * @throws java.nio.BufferUnderflowException if the payload ends early
     * @throws IllegalArgumentException if the payload can't be of this schema
     */
    static String of(PayloadSchema schema, PayloadReader payload, JsonFactory factory)
            throws IOException {
        LimitedText text = new LimitedText(PayloadText.MAX_LENGTH);
        try (JsonGenerator json = factory.createGenerator(text)) {
            schema.accept(payload, new JsonPayload(json));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return text.toString();
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void nothing() {
        unchecked(json::writeNull);
    }

    @Override
    public void primitive(Object value) {
        unchecked(
                () -> {
                    if (value instanceof Character c) {
                        json.writeString(c.toString());
                    } else if (value instanceof Boolean truth) {
                        json.writeBoolean(truth);
                    } else if (value instanceof Double || value instanceof Float) {
                        // NaN and the infinities, which JSON has not, become texts.
                        json.writeNumber(((Number) value).doubleValue());
                    } else {
                        json.writeNumber(((Number) value).longValue());
                    }
                });
    }

    @Override
    public void text(String value) {
        unchecked(() -> json.writeString(value));
    }

    @Override
    public void constant(String name) {
        unchecked(() -> json.writeString(name));
    }

    @Override
    public void beginRecord(String variant) {
        unchecked(
                () -> {
                    json.writeStartObject();
                    if (!variant.isEmpty()) {
                        json.writeStringField("$type", variant);
                    }
                });
    }

    @Override
    public void component(String name) {
        unchecked(() -> json.writeFieldName(name));
    }

    @Override
    public void endRecord() {
        unchecked(json::writeEndObject);
    }

    @Override
    public void beginSequence(int count) {
        unchecked(json::writeStartArray);
    }

    @Override
    public void endSequence() {
        unchecked(json::writeEndArray);
    }
}
