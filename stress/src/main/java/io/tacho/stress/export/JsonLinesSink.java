package io.tacho.stress.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tacho.journal.codec.PayloadSchema;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageIds;
import java.io.IOException;
import java.io.Writer;
import java.nio.BufferUnderflowException;
import java.util.HashMap;
import java.util.Map;

/**
 * A JSON object for each message and line, with names in the place of ids. Ids of messages are
 * texts, lane and number: not every reader of JSON has integers of 64 bits. Times, which are such,
 * are ns of the recording JVM. A payload whose JSON would be longer than a payload's text may be is
 * that text instead, cut, and so is one that doesn't fit its schema.
 */
final class JsonLinesSink implements RecordSink {
    private final Dictionary dictionary;
    private final PayloadDescriber describer;
    private final Writer out;
    private final JsonFactory factory = new JsonFactory();
    private final JsonGenerator json;
    private final Map<Integer, PayloadSchema> schemas = new HashMap<>();

    JsonLinesSink(Writer out, Dictionary dictionary) throws IOException {
        this.out = out;
        this.dictionary = dictionary;
        describer = new PayloadDescriber(dictionary);
        json = factory.createGenerator(out);
        // An object a line, as lines are ended here.
        json.setRootValueSeparator(null);
    }

    @Override
    public void add(int stream, RecordFlyweight record) throws IOException {
        if (record.isActivity()) {
            return;
        }
        json.writeStartObject();
        json.writeNumberField("stream", stream);
        json.writeStringField("id", MessageIds.text(record.messageId()));
        if (record.causeId() != 0) {
            json.writeStringField("cause", MessageIds.text(record.causeId()));
        }
        json.writeStringField("root", MessageIds.text(record.rootId()));
        json.writeStringField("kind", ExportFormat.lower(record.kind()));
        json.writeStringField("outcome", ExportFormat.lower(record.outcome()));
        if (record.sender() != 0) {
            json.writeStringField("sender", dictionary.actorName(record.sender()));
        }
        json.writeStringField("recipient", dictionary.actorName(record.recipient()));
        json.writeNumberField("recipientSequence", record.recipientSequence());
        json.writeStringField("type", dictionary.typeName(record.typeId()));
        times(record);
        if (record.backlog() >= 0) {
            json.writeNumberField("backlog", record.backlog());
        }
        if (record.endsOperation()) {
            json.writeBooleanField("endsOperation", true);
        }
        payload(record);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void times(RecordFlyweight record) throws IOException {
        if (record.dueAt() != 0) {
            json.writeNumberField("dueAt", record.dueAt());
        }
        json.writeNumberField("rootSentAt", record.rootSentAt());
        json.writeNumberField("sentAt", record.sentAt());
        json.writeNumberField("receivedAt", record.receivedAt());
        json.writeNumberField("completedAt", record.completedAt());
    }

    private void payload(RecordFlyweight record) throws IOException {
        if (record.payloadOmitted()) {
            return;
        }
        try {
            PayloadSchema schema = schema(record.typeId());
            if (!schema.isOpaque()) {
                // Apart first: one that doesn't fit its schema is found out in the middle.
                String whole = JsonPayload.of(schema, record.payload(), factory);
                json.writeFieldName("payload");
                json.writeRawValue(whole);
            }
        } catch (LimitedText.TooLongException e) {
            json.writeStringField("payloadTooLong", describer.describe(record));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            json.writeStringField("payloadNotUnderstood", describer.describe(record));
        }
    }

    private PayloadSchema schema(int typeId) {
        return schemas.computeIfAbsent(typeId, id -> PayloadSchema.parse(dictionary.schema(id)));
    }

    @Override
    public void close() throws IOException {
        try (out) {
            json.close();
        }
    }
}
