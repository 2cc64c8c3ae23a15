package io.tacho.journal.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Shows payloads to people, from the schema text alone: no class of the program that wrote them is
 * needed. Any thread; allocates.
 *
 * <p>The grammar of a schema:
 *
 * <pre>
 *  schema = "opaque" | fields | type          fields: a record; type: any other message
 *  fields = [ name ":" type { "," name ":" type } ]
 *  type   = number                            packed, little-endian
 *         | number "?"                        a byte 0 for null; or a byte 1 and the number
 *         | "string"                          i32 bytes (-1: null), UTF-8
 *         | "enum(" NAME { "|" NAME } ")"     i32 ordinal (-1: null)
 *         | "{" fields "}"                    a byte 0 for null; or a byte 1 and the fields
 *  number = "long" | "int" | "short" | "byte" | "boolean" | "char" | "float" | "double"
 * </pre>
 */
public final class PayloadText {
    private final String schema;
    private final PayloadReader in;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private PayloadText(String schema, PayloadReader in) {
        this.schema = schema;
        this.in = in;
    }

    /**
     * Describes a payload.
     *
     * @param schema its type's schema
     * @param buffer holds it; position and order are left alone
     * @param offset where it begins
     * @param length its bytes
     * @return like {@code key=1, side=BUY, name="abc"}; says so where the payload doesn't fit its
     *     schema
     */
    public static String describe(String schema, ByteBuffer buffer, int offset, int length) {
        if (schema.equals(PayloadCodecs.OPAQUE)) {
            return "(" + length + " opaque bytes)";
        }
        PayloadText text = new PayloadText(schema, new PayloadReader(buffer, offset, length));
        try {
            if (text.startsWithField()) {
                text.fields();
            } else if (!schema.isEmpty()) {
                text.type();
            }
        } catch (BufferUnderflowException e) {
            text.out.append(" (the payload ends early)");
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            text.out.append(" (not understood: schema ").append(schema).append(')');
        }
        if (text.in.remaining() > 0) {
            text.out.append(" (and ").append(text.in.remaining()).append(" more bytes)");
        }
        return text.out.toString();
    }

    private boolean startsWithField() {
        int colon = schema.indexOf(':');
        return colon > 0 && schema.chars().limit(colon).allMatch(Character::isJavaIdentifierPart);
    }

    private void fields() {
        while (true) {
            int colon = schema.indexOf(':', at);
            out.append(schema, at, colon).append('=');
            at = colon + 1;
            type();
            if (at >= schema.length() || schema.charAt(at) != ',') {
                return;
            }
            at++;
            out.append(", ");
        }
    }

    private void type() {
        if (schema.startsWith("{", at)) {
            nested();
        } else if (schema.startsWith("enum(", at)) {
            constant();
        } else {
            int start = at;
            while (at < schema.length() && Character.isLetter(schema.charAt(at))) {
                at++;
            }
            String name = schema.substring(start, at);
            boolean nullable = schema.startsWith("?", at);
            if (nullable) {
                at++;
            }
            if (nullable && !in.getBoolean()) {
                out.append("null");
            } else {
                value(name);
            }
        }
    }

    private void nested() {
        int end = closingBrace();
        at++;
        if (!in.getBoolean()) {
            out.append("null");
        } else {
            out.append('{');
            if (schema.charAt(at) != '}') {
                fields();
            }
            out.append('}');
        }
        at = end + 1;
    }

    private int closingBrace() {
        int depth = 0;
        for (int i = at; ; i++) {
            char c = schema.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
    }

    private void constant() {
        int end = schema.indexOf(')', at);
        String[] names = schema.substring(at + "enum(".length(), end).split("\\|");
        at = end + 1;
        int ordinal = in.getInt();
        if (ordinal == PayloadWriter.NULL_ORDINAL) {
            out.append("null");
        } else {
            out.append(ordinal >= 0 && ordinal < names.length ? names[ordinal] : "#" + ordinal);
        }
    }

    private void value(String name) {
        switch (name) {
            case "long" -> out.append(in.getLong());
            case "int" -> out.append(in.getInt());
            case "short" -> out.append(in.getShort());
            case "byte" -> out.append(in.getByte());
            case "boolean" -> out.append(in.getBoolean());
            case "char" -> out.append('\'').append(in.getChar()).append('\'');
            case "float" -> out.append(in.getFloat());
            case "double" -> out.append(in.getDouble());
            case "string" -> {
                String text = in.getText();
                out.append(text == null ? "null" : "\"" + text + "\"");
            }
            default -> throw new IllegalArgumentException(name);
        }
    }
}
