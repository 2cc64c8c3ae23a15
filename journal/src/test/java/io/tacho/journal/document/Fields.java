package io.tacho.journal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values by the names that the document gives them: longs, texts or bytes. */
final class Fields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    void put(String name, Object value) {
        values.put(name, value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new AssertionError("no '" + name + "' in " + values.keySet());
        }
        return value;
    }

    long number(String name) {
        return (Long) value(name);
    }

    String text(String name) {
        return (String) value(name);
    }

    byte[] bytes(String name) {
        return (byte[]) value(name);
    }

    /** A field's name is what stands before the explanation. */
    static String name(String cell) {
        return cell.split("[:,;(]", 2)[0].strip();
    }

    /**
     * The fields of a table with the columns at, type and field.
     *
     * @param at where what the table describes begins
     */
    static Fields at(List<List<String>> table, ByteBuffer bytes, int at) {
        Fields fields = new Fields();
        int end = 0;
        for (List<String> row : table) {
            assertEquals(end, Integer.decode(row.get(0)), () -> "a gap before " + row);
            if (!row.get(1).isEmpty()) {
                fields.put(name(row.get(2)), number(row.get(1), bytes, at + end));
                end += size(row.get(1));
            }
        }
        return fields;
    }

    /** Bytes of all fields of such a table. */
    static int length(List<List<String>> table) {
        return table.stream().mapToInt(row -> size(row.get(1))).sum();
    }

    /** Where a field of such a table is. */
    static int offset(List<List<String>> table, String name) {
        for (List<String> row : table) {
            if (name(row.get(2)).equals(name)) {
                return Integer.decode(row.get(0));
            }
        }
        throw new AssertionError("no row '" + name + "'");
    }

    /** What the row of a field says beside its name. */
    static String explanation(List<List<String>> table, String name) {
        for (List<String> row : table) {
            if (name(row.get(2)).equals(name)) {
                return row.get(2).substring(name.length());
            }
        }
        throw new AssertionError("no row '" + name + "'");
    }

    /**
     * The fields of a list like {@code i32 actor id, text name (explained)}, one after the other.
     *
     * @param bytes at the first; behind the last afterwards
     */
    static Fields of(String list, ByteBuffer bytes) {
        Fields fields = new Fields();
        for (String each : list.replaceAll("\\([^)]*\\)|;.*", "").split(",")) {
            String[] words = each.strip().split(" ", 2);
            fields.put(words[1].strip(), next(words[0], bytes));
        }
        return fields;
    }

    private static Object next(String type, ByteBuffer bytes) {
        if (type.equals("text")) {
            byte[] text = new byte[bytes.getInt()];
            bytes.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }
        long value = number(type, bytes, bytes.position());
        bytes.position(bytes.position() + size(type));
        return value;
    }

    private static long number(String type, ByteBuffer bytes, int at) {
        return switch (type) {
            case "u8" -> bytes.get(at) & 0xFF;
            case "u16" -> bytes.getShort(at) & 0xFFFF;
            case "i32" -> bytes.getInt(at);
            case "u32" -> bytes.getInt(at) & 0xFFFFFFFFL;
            case "i64" -> bytes.getLong(at);
            default -> throw new AssertionError("no type " + type);
        };
    }

    private static int size(String type) {
        return Integer.parseInt(type.substring(1)) / Byte.SIZE;
    }
}
