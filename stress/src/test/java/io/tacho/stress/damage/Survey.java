package io.tacho.stress.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.AnalysisOptions;
import io.tacho.stress.analyze.JournalAnalyzer;
import io.tacho.stress.export.ExportFormat;
import io.tacho.stress.export.JournalExport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that can be read of a journal.
 *
 * @param records of each stream, byte for byte
 * @param exports texts by format; of a folder, its files one after the other
 */
record Survey(
        JournalStatus status,
        Analysis analysis,
        List<List<ByteBuffer>> records,
        Map<ExportFormat, String> exports) {
    private static final int RECORD_HEADER = 9 * Long.BYTES + 8 * Integer.BYTES;

    /**
     * Reads it in every way there is.
     *
     * @param scratch an empty folder, and again afterwards
     * @param formats to be exported
     */
    static Survey of(Path journal, Path scratch, List<ExportFormat> formats) throws IOException {
        JournalReader reader = JournalReader.open(journal);
        List<List<ByteBuffer>> records = new ArrayList<>();
        for (int stream = 0; stream < reader.streams(); stream++) {
            List<ByteBuffer> own = new ArrayList<>();
            reader.forEachRecord(stream, record -> own.add(copy(record)));
            records.add(own);
        }
        assertEquals(records, merged(reader), "the streams one by one and merged");
        Analysis analysis = new JournalAnalyzer(reader).analyze(AnalysisOptions.WHOLE);
        Map<ExportFormat, String> exports = new EnumMap<>(ExportFormat.class);
        for (ExportFormat format : formats) {
            Path target = scratch.resolve(format.name());
            new JournalExport(reader).write(format, target);
            exports.put(format, taken(target));
        }
        return new Survey(reader.status(), analysis, records, exports);
    }

    /** Of each stream, as they come when all are read in one order of time. */
    private static List<List<ByteBuffer>> merged(JournalReader reader) {
        List<List<ByteBuffer>> records = new ArrayList<>();
        for (int stream = 0; stream < reader.streams(); stream++) {
            records.add(new ArrayList<>());
        }
        try (RecordCursor cursor = reader.merged()) {
            RecordFlyweight record = cursor.next();
            while (record != null) {
                records.get(record.stream()).add(copy(record));
                record = cursor.next();
            }
        }
        return records;
    }

    private static ByteBuffer copy(RecordFlyweight record) {
        byte[] payload = new byte[record.payloadLength()];
        record.buffer().get(record.payloadOffset(), payload);
        return ByteBuffer.allocate(RECORD_HEADER + payload.length)
                .putLong(record.messageId())
                .putLong(record.causeId())
                .putLong(record.rootId())
                .putLong(record.dueAt())
                .putLong(record.rootSentAt())
                .putLong(record.sentAt())
                .putLong(record.receivedAt())
                .putLong(record.completedAt())
                .putLong(record.recipientSequence())
                .putInt(record.recipient())
                .putInt(record.sender())
                .putInt(record.typeId())
                .putInt(record.kindCode())
                .putInt(record.outcomeCode())
                .putInt(record.flags())
                .putInt(record.backlog())
                .putInt(record.payloadLength())
                .put(payload)
                .flip();
    }

    private static String taken(Path target) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Path> all;
        try (Stream<Path> walk = Files.walk(target)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            if (Files.isRegularFile(each)) {
                text.append(Files.readString(each));
            }
            Files.delete(each);
        }
        return text.toString();
    }

    /** Whether all numbers are those of another, as far as both were exported. */
    boolean tellsTheSameAs(Survey other) {
        return status.equals(other.status)
                && analysis.equals(other.analysis)
                && records.equals(other.records)
                && other.exports.entrySet().containsAll(exports.entrySet());
    }
}
