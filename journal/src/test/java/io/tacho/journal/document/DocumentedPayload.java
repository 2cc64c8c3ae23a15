package io.tacho.journal.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Payloads, read by the grammar in the section on them: sizes and what stands for null are taken
 * from there.
 */
final class DocumentedPayload {
    private static final String PAYLOADS = "Payloads";

    /** Under this name a value of several variants has which one it is. */
    static final String VARIANT = "<>";

    private final Map<String, Integer> sizes = new HashMap<>();
    private final int nullText;
    private final int nullConstant;
    private final int nullSequence;
    private String schema = "";
    private int at;

    /** Reads a value; knows what it is part of, the innermost first. */
    private interface Type {
        @Nullable Object read(ByteBuffer in, @Nullable Scope outer);
    }

    private record Scope(Type type, @Nullable Scope outer) {}

    DocumentedPayload(FormatDocument document) {
        document.all(PAYLOADS, "\"(\\w+)\" (\\d)")
                .forEach(match -> sizes.put(match.group(1), Integer.valueOf(match.group(2))));
        nullText = document.number(PAYLOADS, "\"string\" +i32 bytes \\((-?\\d+): null\\), UTF-8");
        nullConstant = document.number(PAYLOADS, "\"enum\\(\".* i32 ordinal \\((-?\\d+): null\\)");
        nullSequence =
                document.number(PAYLOADS, "\"\\[\" type .* i32 elements \\((-?\\d+): null\\)");
    }

    /** Maps, lists, numbers, texts and nulls. */
    @Nullable Object read(String payloadSchema, byte[] bytes) {
        schema = payloadSchema;
        at = 0;
        Type type = schema.isEmpty() || schema.matches("(?s)\\w+:.*") ? fields() : type();
        if (at < schema.length()) {
            throw new AssertionError(schema + " at " + at);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Object value = type.read(in, null);
        if (in.hasRemaining()) {
            throw new AssertionError(schema + ": " + in.remaining() + " bytes more");
        }
        return value;
    }

    private Type fields() {
        Map<String, Type> all = new LinkedHashMap<>();
        while (at < schema.length() && schema.charAt(at) != '}') {
            String name = name();
            expect(':');
            all.put(name, type());
            take(',');
        }
        return (in, outer) -> readFields(all, in, outer);
    }

    private static Object readFields(Map<String, Type> all, ByteBuffer in, @Nullable Scope outer) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        // What a reference means by this is the record with its byte for null.
        Type self = (more, around) -> more.get() == 0 ? null : readFields(all, more, around);
        Scope scope = new Scope(self, outer);
        all.forEach((name, type) -> values.put(name, type.read(in, scope)));
        return values;
    }

    private Type type() {
        if (take('[')) {
            Type element = type();
            expect(']');
            return (in, outer) -> elements(element, in, outer);
        }
        if (take('{')) {
            Type fields = fields();
            expect('}');
            return (in, outer) -> in.get() == 0 ? null : fields.read(in, outer);
        }
        if (take('<')) {
            return variants();
        }
        if (take('^')) {
            int levels = Integer.parseInt(name());
            return (in, outer) -> enclosing(levels, in, outer);
        }
        String name = name();
        if (name.equals("string")) {
            return (in, outer) -> string(in);
        }
        return name.equals("enum") ? constants() : number(name);
    }

    private @Nullable Object elements(Type element, ByteBuffer in, @Nullable Scope outer) {
        int count = in.getInt();
        if (count == nullSequence) {
            return null;
        }
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(element.read(in, outer));
        }
        return all;
    }

    private Type variants() {
        List<String> names = new ArrayList<>();
        List<Type> all = new ArrayList<>();
        do {
            names.add(name());
            expect('{');
            all.add(fields());
            expect('}');
        } while (take('|'));
        expect('>');
        return new Type() {
            @Override
            public @Nullable Object read(ByteBuffer in, @Nullable Scope outer) {
                int number = in.get();
                if (number == 0) {
                    return null;
                }
                Object fields = all.get(number - 1).read(in, new Scope(this, outer));
                return List.of(VARIANT, names.get(number - 1), String.valueOf(fields));
            }
        };
    }

    private static @Nullable Object enclosing(int levels, ByteBuffer in, @Nullable Scope outer) {
        Scope scope = outer;
        for (int i = 1; i < levels && scope != null; i++) {
            scope = scope.outer;
        }
        if (scope == null) {
            throw new AssertionError("^" + levels);
        }
        return scope.type.read(in, scope.outer);
    }

    private @Nullable Object string(ByteBuffer in) {
        int length = in.getInt();
        if (length == nullText) {
            return null;
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private Type constants() {
        List<String> names = new ArrayList<>();
        expect('(');
        while (!take(')')) {
            names.add(name());
            take('|');
        }
        return (in, outer) -> {
            int ordinal = in.getInt();
            return ordinal == nullConstant ? null : names.get(ordinal);
        };
    }

    private Type number(String name) {
        Integer size = sizes.get(name);
        if (size == null) {
            throw new AssertionError("no number " + name + " in " + schema);
        }
        boolean nullable = take('?');
        return (in, outer) -> {
            if (nullable && in.get() == 0) {
                return null;
            }
            byte[] bytes = new byte[size];
            in.get(bytes);
            return value(name, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        };
    }

    private static Object value(String name, ByteBuffer in) {
        return switch (name) {
            case "float" -> in.getFloat();
            case "double" -> in.getDouble();
            case "char" -> in.getChar();
            case "boolean" -> in.get() != 0;
            case "byte" -> in.get();
            case "short" -> in.getShort();
            case "int" -> in.getInt();
            default -> in.getLong();
        };
    }

    private String name() {
        int start = at;
        while (at < schema.length() && Character.isJavaIdentifierPart(schema.charAt(at))) {
            at++;
        }
        return schema.substring(start, at);
    }

    private boolean take(char c) {
        if (at < schema.length() && schema.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw new AssertionError(schema + ": no '" + c + "' at " + at);
        }
    }
}
