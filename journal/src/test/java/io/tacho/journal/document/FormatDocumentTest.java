package io.tacho.journal.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.RecordEncoding;
import io.tacho.journal.SegmentOptions;
import io.tacho.journal.document.DocumentedQueue.Item;
import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document is enough to read a journal: tables that are wrong make this fail. */
class FormatDocumentTest {
    private static final int STREAMS = 2;
    private static final int RECORDS = 1_000;
    private static final int OMITTED = 1 << 2;

    @TempDir private Path temp = Path.of("");
    private FormatDocument document = new FormatDocument("");
    private final List<List<WrittenMessage>> written = new ArrayList<>();

    @BeforeEach
    void readDocument() throws IOException {
        document = FormatDocument.read();
    }

    private void write(Path directory, RecordEncoding encoding) {
        Random random = new Random(3);
        JournalOptions options =
                JournalOptions.builder(directory, STREAMS)
                        .encoding(encoding)
                        .batchBytes(2048)
                        .maxBatchAge(Long.MAX_VALUE)
                        .activityThreshold(0)
                        .build();
        try (JournalTap tap = JournalTap.open(options)) {
            tap.config("{\"ä\": 1}");
            tap.actorSpawned(1, "first", String.class);
            tap.actorSpawned(2, "zweiter, ä", String.class);
            tap.actorSpawned(9, "third", Integer.class);
            tap.windowStart(17);
            tap.pause(PauseCause.GC, 5, 6);
            tap.pause(PauseCause.HICCUP, 7, 9);
            for (int i = 0; i < STREAMS; i++) {
                try (TapStream stream = tap.openStream(i)) {
                    written.add(records(stream, random));
                }
            }
            tap.laneClosed(3, 33, 4);
            tap.laneClosed(0xFFFF, 1L << 40, 0);
            tap.windowEnd(19);
        }
    }

    private static List<WrittenMessage> records(TapStream stream, Random random) {
        List<WrittenMessage> all = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            if (random.nextInt(10) == 0) {
                all.add(WrittenMessage.activity(stream, random));
            } else {
                WrittenMessage message = WrittenMessage.any(random);
                message.writeTo(stream);
                all.add(message);
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadEveryRecordByItsTables(RecordEncoding encoding) throws IOException {
        write(temp, encoding);
        JournalReader reader = JournalReader.open(temp);
        Map<Long, Fields> types = byId(DocumentedQueue.read(document, temp.resolve("meta")));
        DocumentedPayload payloads = new DocumentedPayload(document);

        for (int stream = 0; stream < STREAMS; stream++) {
            List<Item> items = DocumentedQueue.read(document, temp.resolve("stream-000" + stream));
            List<Fields> records = new ArrayList<>();
            items.stream()
                    .filter(item -> item.kind().equals("BATCH"))
                    .forEach(item -> records.addAll(item.entries()));
            assertEquals(RECORDS, records.size());
            for (int i = 0; i < RECORDS; i++) {
                assertSame(written.get(stream).get(i), records.get(i));
                assertPayload(written.get(stream).get(i), records.get(i), types, payloads);
            }
            int[] next = {0};
            reader.forEachRecord(stream, record -> assertSame(records.get(next[0]++), record));
            assertEquals(RECORDS, next[0]);
            Fields close = items.get(items.size() - 1).entries().get(0);
            assertEquals("STREAM_CLOSE", items.get(items.size() - 1).kind());
            assertTotals(stream, items.size(), close);
        }
    }

    private void assertTotals(int stream, int documents, Fields totals) {
        long activities = written.get(stream).stream().filter(each -> each.kind() >= 0x40).count();
        assertEquals(stream, totals.number("stream"));
        assertEquals(
                documents - 2,
                totals.number("number of the stream's last document before its STREAM_CLOSE"));
        assertEquals(RECORDS - activities, totals.number("messages recorded"));
        assertEquals(activities, totals.number("activities recorded"));
        assertEquals(0, totals.number("messages missed"));
    }

    private static Map<Long, Fields> byId(List<Item> meta) {
        Map<Long, Fields> types = new HashMap<>();
        entries(meta, "TYPES").forEach(type -> types.put(type.number("type id"), type));
        return types;
    }

    private static List<Fields> entries(List<Item> items, String kind) {
        return items.stream()
                .filter(item -> item.kind().equals(kind))
                .flatMap(item -> item.entries().stream())
                .toList();
    }

    private static void assertSame(WrittenMessage written, Fields read) {
        assertEquals(written.messageId(), read.number("message id"));
        assertEquals(written.causeId(), read.number("cause"));
        assertEquals(written.rootId(), read.number("root"));
        assertEquals(written.dueAt(), read.number("due at"));
        assertEquals(written.rootSentAt(), read.number("root sent at"));
        assertEquals(written.sentAt(), read.number("sent at"));
        assertEquals(written.receivedAt(), read.number("received at"));
        assertEquals(written.completedAt(), read.number("completed at"));
        assertEquals(written.recipientSequence(), read.number("recipient sequence"));
        assertEquals(written.recipient(), read.number("recipient"));
        assertEquals(written.senderId(), read.number("sender"));
        assertEquals(written.kind(), read.number("kind"));
        assertEquals(written.outcome(), read.number("outcome"));
        assertEquals(written.flags(), read.number("flags") & ~OMITTED);
        assertEquals(written.backlog(), read.number("backlog"));
    }

    private static void assertSame(Fields read, RecordFlyweight record) {
        assertEquals(record.messageId(), read.number("message id"));
        assertEquals(record.causeId(), read.number("cause"));
        assertEquals(record.rootId(), read.number("root"));
        assertEquals(record.dueAt(), read.number("due at"));
        assertEquals(record.rootSentAt(), read.number("root sent at"));
        assertEquals(record.sentAt(), read.number("sent at"));
        assertEquals(record.receivedAt(), read.number("received at"));
        assertEquals(record.completedAt(), read.number("completed at"));
        assertEquals(record.recipientSequence(), read.number("recipient sequence"));
        assertEquals(record.recipient(), read.number("recipient"));
        assertEquals(record.sender(), read.number("sender"));
        assertEquals(record.typeId(), read.number("type id"));
        assertEquals(record.kindCode(), read.number("kind"));
        assertEquals(record.outcomeCode(), read.number("outcome"));
        assertEquals(record.flags(), read.number("flags"));
        assertEquals(record.backlog(), read.number("backlog"));
        assertEquals(record.payloadLength(), read.number("payload length"));
        byte[] payload = new byte[record.payloadLength()];
        record.buffer().get(record.payloadOffset(), payload);
        assertArrayEquals(payload, read.bytes("payload"));
    }

    private static void assertPayload(
            WrittenMessage written,
            Fields read,
            Map<Long, Fields> types,
            DocumentedPayload payloads) {
        if (written.kind() >= 0x40) {
            assertEquals(0, read.bytes("payload").length);
            return;
        }
        Fields type = types.getOrDefault(read.number("type id"), new Fields());
        Class<?> message = written.message().getClass();
        assertEquals(message.getName(), type.text("class"));
        boolean omitted = (read.number("flags") & OMITTED) != 0;
        assertEquals(message == Object.class, omitted);
        if (!omitted) {
            assertEquals(
                    ValueTree.of(written.message(), message),
                    payloads.read(type.text("schema"), read.bytes("payload")));
        }
    }

    @Test
    void shouldReadTheWholeOfMetaByItsTables() throws IOException {
        write(temp, RecordEncoding.COMPACT);
        JournalReader reader = JournalReader.open(temp);
        List<Item> meta = DocumentedQueue.read(document, temp.resolve("meta"));

        assertEquals("JOURNAL_OPEN", meta.get(0).kind());
        Fields open = meta.get(0).entries().get(0);
        assertEquals(STREAMS, open.number("streams"));
        assertEquals(0, open.number("mode"));
        List<Item> stream = DocumentedQueue.read(document, temp.resolve("stream-0001"));
        assertEquals("STREAM_OPEN", stream.get(0).kind());
        assertEquals(1, stream.get(0).entries().get(0).number("stream"));
        for (Fields each : entries(meta, "STREAM_OPEN")) {
            assertEquals(open.number("journal id"), each.number("journal id"));
        }
        assertEquals(
                List.of("1 first java.lang.String", "2 zweiter, ä ", "9 third java.lang.Integer"),
                entries(meta, "ACTORS").stream()
                        .map(
                                each ->
                                        each.number("actor id")
                                                + " "
                                                + each.text("name")
                                                + " "
                                                + each.text("class"))
                        .toList());
        for (Fields type : entries(meta, "TYPES")) {
            int id = (int) type.number("type id");
            assertEquals(reader.dictionary().typeName(id), type.text("class"));
            assertEquals(reader.dictionary().schema(id), type.text("schema"));
        }
        assertEquals("{\"ä\": 1}", entries(meta, "CONFIG").get(0).text("text"));
        assertEquals(17, entries(meta, "WINDOW_START").get(0).number("nanoTime"));
        assertEquals(19, entries(meta, "WINDOW_END").get(0).number("nanoTime"));
        Fields anchor = entries(meta, "ANCHOR").get(0);
        assertEquals(reader.anchors().get(0).nanoTime(), anchor.number("nanoTime"));
        assertEquals(reader.anchors().get(0).epochNanos(), anchor.number("ns since 1970"));
        assertEquals(
                List.of("3 33 4", "65535 " + (1L << 40) + " 0"),
                entries(meta, "LANES").stream()
                        .map(
                                each ->
                                        each.number("lane")
                                                + " "
                                                + each.number("number of its last message")
                                                + " "
                                                + each.number("messages refused to the sender"))
                        .toList());
        assertEquals(
                List.of("1 5 6", "3 7 9"),
                entries(meta, "PAUSES").stream()
                        .map(
                                each ->
                                        each.number("cause")
                                                + " "
                                                + each.number("from")
                                                + " "
                                                + each.number("to"))
                        .toList());
        assertEquals("JOURNAL_CLOSE", meta.get(meta.size() - 1).kind());
        List<Fields> closes = meta.get(meta.size() - 1).entries();
        assertEquals(STREAMS, closes.size());
        assertTotals(1, stream.size(), closes.get(1));
        assertEquals(1, closes.get(1).number("state"));
    }

    @Test
    void shouldReadWhatWasDroppedByItsTables() throws IOException {
        JournalOptions options =
                JournalOptions.builder(temp, 1)
                        .encoding(RecordEncoding.PLAIN)
                        .maxBatchAge(Long.MAX_VALUE)
                        .maxPayloadBytes(1 << 20)
                        .segments(
                                new SegmentOptions(
                                        1 << 20, 0, 4 << 20, SegmentOptions.Durability.PROCESS))
                        .build();
        int messages = 100;
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            WrittenMessage any = WrittenMessage.any(new Random(1));
            String large = "x".repeat(100_000);
            for (int i = 0; i < messages; i++) {
                any.with(large).writeTo(stream);
            }
        }
        List<Fields> dropped =
                entries(DocumentedQueue.read(document, temp.resolve("meta")), "DROPPED");
        assertTrue(dropped.size() > 1);
        Fields last = dropped.get(dropped.size() - 1);
        assertEquals(0, last.number("stream"));
        assertEquals(0, last.number("activities likewise"));
        assertEquals(
                messages - JournalReader.open(temp).status().messages(),
                last.number("messages gone of this stream so far"));
        List<Item> left = DocumentedQueue.read(document, temp.resolve("stream-0000"));
        assertEquals(
                left.get(0).header().number("batch number") - 1,
                last.number("number of the last document that is gone"));
    }

    @Test
    void shouldReadWhatIsBeingHandledByItsTables() throws IOException {
        WrittenMessage message = WrittenMessage.any(new Random(5));
        JournalOptions options = JournalOptions.builder(temp, STREAMS).build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(1)) {
            stream.begin(
                    message,
                    message.recipient(),
                    message.recipientSequence(),
                    message.receivedAt(),
                    -1);
            String heading = "inflight.dat";
            ByteBuffer file =
                    ByteBuffer.wrap(Files.readAllBytes(temp.resolve("inflight.dat")))
                            .order(ByteOrder.LITTLE_ENDIAN);
            Fields header = Fields.at(document.table(heading, 0), file, 0);
            assertEquals("TACF", new String(file.array(), 0, 4, StandardCharsets.US_ASCII));
            assertEquals(STREAMS, header.number("slots"));
            Fields open =
                    DocumentedQueue.read(document, temp.resolve("meta")).get(0).entries().get(0);
            assertEquals(open.number("journal id"), header.number("journal id"));
            int each = document.number(heading, "worker \\*n\\* at (\\d+) · \\(n \\+ 1\\)");
            Fields slot = Fields.at(document.table(heading, 1), file, 2 * each);
            assertEquals(message.messageId(), slot.number("message id"));
            assertEquals(message.receivedAt(), slot.number("received at"));
            assertEquals(message.recipientSequence(), slot.number("recipient sequence"));
            assertEquals(message.recipient(), slot.number("recipient"));
            assertEquals(1, slot.number("type id"));
            assertEquals(1, slot.number("state"));
        }
    }
}
