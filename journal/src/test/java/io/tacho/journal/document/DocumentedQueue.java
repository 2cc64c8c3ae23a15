package io.tacho.journal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The documents of a queue, read by the sections on queues, headers and bodies. */
final class DocumentedQueue {
    private static final String QUEUES = "The queues";
    private static final String HEADER = "The document header";
    private static final String KINDS = "Kinds and bodies";
    private static final int MOST_BYTES = 8 << 20;

    private final FormatDocument document;
    private final List<List<String>> header;
    private final DocumentedRecords records;
    private final List<Item> items = new ArrayList<>();

    /**
     * One document.
     *
     * @param kind its name
     * @param entries what its body has so many times, or once
     */
    record Item(String kind, Fields header, List<Fields> entries) {}

    private DocumentedQueue(FormatDocument document) {
        this.document = document;
        header = document.table(HEADER, 0);
        records = new DocumentedRecords(document);
    }

    static List<Item> read(FormatDocument document, Path directory) throws IOException {
        DocumentedQueue queue = new DocumentedQueue(document);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".cq4")).sorted().toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                queue.file(
                        ByteBuffer.wrap(in.readNBytes(MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        return queue.items;
    }

    private void file(ByteBuffer bytes) {
        List<List<String>> bits = document.table(QUEUES, 0);
        int headerLength = document.number(QUEUES, "behind a header of\\s+(\\d+) bytes");
        long end = Long.parseLong(document.sentence(QUEUES, "`0x(\\w+)`: it goes on"), 16);
        int multiple = document.number(QUEUES, "at the next multiple of (\\d+)");
        int lastAt = document.number(QUEUES, "at byte (0x\\w+) of the file it holds");
        int at = 0;
        int last = -1;
        while (true) {
            long chained = bytes.getInt(at) & 0xFFFFFFFFL;
            if (chained == 0 || Bits.of(bits, "1: not complete", chained) == 1) {
                assertTrue(chained == 0 || chained == end);
                break;
            }
            int length = (int) Bits.of(bits, "length of the document in bytes", chained);
            if (Bits.of(bits, "1: metadata of Chronicle's own", chained) == 0) {
                item(bytes.slice(at + headerLength, length).order(ByteOrder.LITTLE_ENDIAN));
                last = at;
            }
            at = (at + headerLength + length + multiple - 1) / multiple * multiple;
        }
        assertEquals(bytes.getLong(lastAt), last, "the document appended last");
    }

    private void item(ByteBuffer bytes) {
        Fields fields = Fields.at(header, bytes, 0);
        int body = Fields.offset(header, "body");
        byte[] magic = new byte[4];
        bytes.get(Fields.offset(header, "magic"), magic);
        assertEquals(
                Fields.explanation(header, "magic"),
                ": the bytes `" + new String(magic, StandardCharsets.US_ASCII) + "`");
        assertEquals(
                Fields.explanation(header, "format version"),
                ", " + fields.number("format version"));
        assertEquals(bytes.capacity(), body + fields.number("body length"));
        assertEquals(0, fields.number("0"));
        if (!items.isEmpty()) {
            long before = items.get(items.size() - 1).header().number("batch number");
            assertEquals(before + 1, fields.number("batch number"));
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, document.number(HEADER, "bytes 0 to (\\d+) of this header") + 1));
        crc.update(bytes.slice(body, bytes.capacity() - body));
        assertEquals(crc.getValue(), fields.number("CRC32C"));
        List<String> kind =
                document.table(KINDS, 0).stream()
                        .filter(row -> Long.parseLong(row.get(0)) == fields.number("kind"))
                        .findFirst()
                        .orElseThrow();
        ByteBuffer content =
                bytes.slice(body, bytes.capacity() - body).order(ByteOrder.LITTLE_ENDIAN);
        items.add(new Item(kind.get(1), fields, entries(kind.get(3), fields, content)));
    }

    private List<Fields> entries(String body, Fields header, ByteBuffer content) {
        int count = (int) header.number("record count");
        List<Fields> entries = new ArrayList<>();
        if (body.equals("*record count* records")) {
            return records.read(count, header.number("encoding"), content);
        }
        if (body.equals("UTF-8 to the end of the body")) {
            Fields text = new Fields();
            text.put("text", StandardCharsets.UTF_8.decode(content).toString());
            return List.of(text);
        }
        String repeated = "*record count* times: ";
        int times = body.startsWith(repeated) ? count : 1;
        String each = body.replace(repeated, "");
        for (int i = 0; i < times; i++) {
            if (each.startsWith("totals of ")) {
                entries.add(Fields.at(document.table(KINDS, 1), content, content.position()));
                int length = document.number(KINDS, "The totals of a stream, (\\d+) bytes");
                assertEquals(length, Fields.length(document.table(KINDS, 1)));
                content.position(content.position() + length);
            } else {
                entries.add(Fields.of(each, content));
            }
        }
        assertEquals(0, content.remaining(), body);
        return entries;
    }
}
