package io.tacho.journal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records of a batch, read by the sections on both encodings. */
final class DocumentedRecords {
    private static final String PLAIN = "A record, plain encoding";
    private static final String COMPACT = "A record, compact encoding";

    private final FormatDocument document;
    private final List<List<String>> plain;
    private final List<List<String>> control;
    private final List<List<String>> compact;

    /** Of the batch in compact encoding that is being read. */
    private final Map<Long, Long> lastSequences = new HashMap<>();

    private long lastCompletedAt;

    DocumentedRecords(FormatDocument document) {
        this.document = document;
        plain = document.table(PLAIN, 0);
        control = document.table(COMPACT, 0);
        compact = document.table(COMPACT, 1);
    }

    /** Each with all fields of the plain encoding, and {@code payload}. */
    List<Fields> read(int count, long encoding, ByteBuffer bytes) {
        lastSequences.clear();
        lastCompletedAt = 0;
        List<Fields> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(encoding == 0 ? plain(bytes) : compact(bytes));
        }
        assertEquals(0, bytes.remaining());
        return records;
    }

    private Fields plain(ByteBuffer bytes) {
        int from = bytes.position();
        Fields record = Fields.at(plain, bytes, from);
        byte[] payload = new byte[(int) record.number("payload length")];
        int at = Fields.offset(plain, "payload");
        bytes.get(from + at, payload);
        record.put("payload", payload);
        int multiple = document.number(PLAIN, "zeros up to a multiple of (\\d+)");
        bytes.position(from + (at + payload.length + multiple - 1) / multiple * multiple);
        return record;
    }

    private Fields compact(ByteBuffer bytes) {
        long bits = bytes.getShort() & 0xFFFF;
        Fields record = new Fields();
        for (List<String> row : plain) {
            record.put(Fields.name(row.get(2)), 0L);
        }
        Fields known = new Fields();
        known.put("payload", new byte[0]);
        boolean activity = Bits.of(control, "1: an activity", bits) == 1;
        int activities = document.number(PLAIN, "from (0x\\w+): an activity");
        record.put("kind", Bits.of(control, "kind", bits) + (activity ? activities : 0));
        record.put("outcome", Bits.of(control, "outcome", bits));
        long flags = Bits.of(control, "flags, the lowest three bits", bits);
        for (List<String> row : compact) {
            if (Bits.fulfil(row.get(2), bits)) {
                field(row.get(0), row.get(1), known, bytes);
            }
        }
        assertEquals(known.has("flags >> 3"), Bits.of(control, "1: more flags", bits) == 1);
        if (!activity) {
            // Both tables say it, and have to agree.
            assertEquals(!known.has("cause"), Bits.of(control, "1: cause is 0", bits) == 1);
            assertEquals(!known.has("due at"), Bits.of(control, "1: due at is 0", bits) == 1);
        }
        if (known.has("flags >> 3")) {
            flags |= known.number("flags >> 3") << 3;
        }
        record.put("flags", flags);
        for (List<String> row : plain) {
            String name = Fields.name(row.get(2));
            if (name.equals("payload")) {
                record.put(name, known.bytes(name));
            } else if (known.has(name)) {
                record.put(name, known.number(name));
            }
        }
        if (Bits.of(control, "1: root is the message id", bits) == 1) {
            record.put("root", record.number("message id"));
        } else if (Bits.of(control, "1: root is the cause", bits) == 1) {
            record.put("root", record.number("cause"));
        }
        if (Bits.of(control, "1: backlog is -1", bits) == 1) {
            record.put("backlog", -1L);
        }
        lastCompletedAt = record.number("completed at");
        return record;
    }

    private void field(String type, String name, Fields known, ByteBuffer bytes) {
        switch (type) {
            case "" -> {
                byte[] payload = new byte[(int) known.number("payload length")];
                bytes.get(payload);
                known.put(name, payload);
            }
            case "u" -> known.put(name, unsigned(bytes));
            case "s" -> difference(name, signed(bytes), known);
            case "id" -> known.put(name, id(name, bytes));
            default -> throw new AssertionError(type);
        }
    }

    /** Of {@code a - b} one is known already. */
    private void difference(String expression, long value, Fields known) {
        String[] sides = expression.split(" - ");
        if (sides[1].startsWith("completed at of the record before in this batch (0")) {
            known.put(sides[0], lastCompletedAt + value);
        } else if (known.has(sides[1])) {
            known.put(sides[0], known.number(sides[1]) + value);
        } else {
            known.put(sides[1], known.number(sides[0]) - value);
        }
    }

    private long id(String name, ByteBuffer bytes) {
        long lane = unsigned(bytes);
        int lanes = document.number(COMPACT, "or the lane is (\\d+) or more");
        long before = lane < lanes ? lastSequences.getOrDefault(lane, 0L) : 0;
        long sequence = before + signed(bytes);
        if (name.equals("message id")) {
            lastSequences.put(lane, sequence);
        }
        return lane << document.number(PLAIN, "message id: lane << (\\d+)") | sequence;
    }

    private static long signed(ByteBuffer bytes) {
        long n = unsigned(bytes);
        return n >>> 1 ^ -(n & 1);
    }

    /** LEB128. */
    private static long unsigned(ByteBuffer bytes) {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }
}
