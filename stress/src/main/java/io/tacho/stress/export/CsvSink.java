package io.tacho.stress.export;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.journal.reader.RecordFlyweight;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A folder of CSV files (RFC 4180) that fit together by ids: messages, what workers did else,
 * actors, types, pauses, clocks. What there is not, is empty.
 */
final class CsvSink implements RecordSink {
    private final Dictionary dictionary;
    private final PayloadDescriber describer;
    private final Writer messages;
    private final Writer activities;

    CsvSink(Path folder, JournalReader reader) throws IOException {
        dictionary = reader.dictionary();
        describer = new PayloadDescriber(dictionary);
        writeActors(folder.resolve("actors.csv"));
        writeTypes(folder.resolve("types.csv"));
        writePauses(folder.resolve("pauses.csv"), reader);
        writeClocks(folder.resolve("clocks.csv"), reader);
        messages =
                open(
                        folder.resolve("messages.csv"),
                        "stream,message_id,cause_id,root_id,kind,outcome,sender,recipient,"
                                + "recipient_sequence,type,due_at,root_sent_at,sent_at,received_at,"
                                + "completed_at,backlog,ends_operation,payload");
        try {
            activities =
                    open(folder.resolve("activities.csv"), "stream,activity,begun_at,ended_at");
        } catch (IOException e) {
            messages.close();
            throw e;
        }
    }

    private static Writer open(Path file, String head) throws IOException {
        Writer out = JournalExport.writer(file);
        out.write(head + "\n");
        return out;
    }

    private void writeActors(Path file) throws IOException {
        try (Writer out = open(file, "id,name,class")) {
            for (int id = 1; id <= dictionary.maxActorId(); id++) {
                if (dictionary.knowsActor(id)) {
                    row(out, id, dictionary.actorName(id), dictionary.actorClass(id));
                }
            }
        }
    }

    private void writeTypes(Path file) throws IOException {
        try (Writer out = open(file, "id,class,schema")) {
            for (int id : dictionary.typeIds()) {
                row(out, id, dictionary.typeName(id), dictionary.schema(id));
            }
        }
    }

    private static void writePauses(Path file, JournalReader reader) throws IOException {
        try (Writer out = open(file, "cause,begun_at,ended_at")) {
            for (var pause : reader.pauses()) {
                row(out, ExportFormat.lower(pause.cause()), pause.from(), pause.to());
            }
        }
    }

    private static void writeClocks(Path file, JournalReader reader) throws IOException {
        try (Writer out = open(file, "nano_time,epoch_nanos")) {
            for (var anchor : reader.anchors()) {
                row(out, anchor.nanoTime(), anchor.epochNanos());
            }
        }
    }

    @Override
    public void add(int stream, RecordFlyweight record) throws IOException {
        if (record.isActivity()) {
            row(
                    activities,
                    stream,
                    ExportFormat.lower(record.activity()),
                    record.receivedAt(),
                    record.completedAt());
            return;
        }
        row(
                messages,
                stream,
                record.messageId(),
                orEmpty(record.causeId(), 0),
                record.rootId(),
                ExportFormat.lower(record.kind()),
                ExportFormat.lower(record.outcome()),
                orEmpty(record.sender(), 0),
                record.recipient(),
                record.recipientSequence(),
                record.typeId(),
                orEmpty(record.dueAt(), 0),
                record.rootSentAt(),
                record.sentAt(),
                record.receivedAt(),
                record.completedAt(),
                orEmpty(record.backlog(), -1),
                record.endsOperation(),
                record.payloadOmitted() ? "" : describer.describe(record));
    }

    private static Object orEmpty(long value, long none) {
        return value == none ? "" : value;
    }

    private static void row(Writer out, Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(values[i].toString()));
        }
        out.write('\n');
    }

    static String quoted(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        try (messages;
                activities) {
            // Both, also when one can't be.
            messages.flush();
        }
    }
}
