package io.tacho.journal.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Shows payloads to people, from the schema alone: no class of the program that wrote them is
 * needed. Any thread; allocates.
 */
public final class PayloadText {
    /**
     * Characters of a description at most; it says so where it was cut. A payload has a name for
     * each value in it, so that its text may be ten thousand times as long.
     */
    public static final int MAX_LENGTH = 1 << 20;

    private final @Nullable PayloadSchema schema;

    /** Why there is no schema; empty if there is. */
    private final String fault;

    private PayloadText(@Nullable PayloadSchema schema, String fault) {
        this.schema = schema;
        this.fault = fault;
    }

    /**
     * Describes payloads of one type.
     *
     * @param schema its schema, in the grammar of {@link PayloadSchema}
     * @return to be kept where there are many: reading a schema takes longer than most payloads
     */
    public static PayloadText of(String schema) {
        try {
            return new PayloadText(PayloadSchema.parse(schema), "");
        } catch (IllegalArgumentException e) {
            return new PayloadText(null, "(not understood: " + e.getMessage() + ")");
        }
    }

    /**
     * Describes a payload.
     *
     * @param schema its type's schema, in the grammar of {@link PayloadSchema}
     * @param buffer holds it; position and order are left alone
     * @param offset where it begins
     * @param length its bytes
     * @return like {@code key=1, side=BUY, name="abc", legs=[{...}]}; says so where the payload
     *     doesn't fit its schema, or where it was cut at {@link #MAX_LENGTH}
     */
    public static String describe(String schema, ByteBuffer buffer, int offset, int length) {
        return of(schema).describe(buffer, offset, length);
    }

    /**
     * Describes a payload.
     *
     * @param buffer holds it; position and order are left alone
     * @param offset where it begins
     * @param length its bytes
     * @return as {@link #describe(String, ByteBuffer, int, int)}
     */
    public String describe(ByteBuffer buffer, int offset, int length) {
        PayloadSchema parsed = schema;
        if (parsed == null) {
            return fault;
        }
        if (parsed.isOpaque()) {
            return "(" + length + " opaque bytes)";
        }
        PayloadReader in = new PayloadReader(buffer, offset, length);
        Writing text = new Writing();
        try {
            parsed.accept(in, text);
        } catch (TooLongException e) {
            return text.cut() + "... (cut after " + MAX_LENGTH + " characters)";
        } catch (BufferUnderflowException e) {
            return text.out + " (the payload ends early)";
        } catch (IllegalArgumentException e) {
            return text.out + " (not understood: " + e.getMessage() + ")";
        }
        if (in.remaining() > 0) {
            text.out.append(" (and ").append(in.remaining()).append(" more bytes)");
        }
        return text.out.toString();
    }

    /** Ends the walk: what comes next isn't shown. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super(null, null, false, false);
        }
    }

    private static final class Writing implements PayloadVisitor {
        private final StringBuilder out = new StringBuilder();

        /** How to end what was begun, the innermost first. */
        private final Deque<String> ends = new ArrayDeque<>();

        /** Whether the next value or component is the first of what is around it. */
        private boolean first = true;

        private boolean named;

        @Override
        public void nothing() {
            value("null");
        }

        @Override
        public void primitive(Object value) {
            value(value instanceof Character ? quoted(value.toString(), '\'') : value.toString());
        }

        @Override
        public void text(String value) {
            value(quoted(value, '"'));
        }

        @Override
        public void constant(String name) {
            value(name);
        }

        @Override
        public void beginRecord(String variant) {
            // A message that is a record needs no braces.
            boolean whole = ends.isEmpty();
            begin(whole ? "" : variant + "{", whole ? "" : "}");
        }

        @Override
        public void component(String name) {
            separate();
            append(name);
            append("=");
            named = true;
        }

        @Override
        public void endRecord() {
            end();
        }

        @Override
        public void beginSequence(int count) {
            begin("[", "]");
        }

        @Override
        public void endSequence() {
            end();
        }

        /** So that it is seen where it ends, and that it can't steer a terminal. */
        private static String quoted(String text, char quote) {
            int most = Math.min(text.length(), MAX_LENGTH);
            StringBuilder quoted = new StringBuilder(most + 2).append(quote);
            for (int i = 0; i < text.length() && quoted.length() <= MAX_LENGTH; i++) {
                char c = text.charAt(i);
                if (c == quote || c == '\\') {
                    quoted.append('\\').append(c);
                } else if (Character.isISOControl(c)) {
                    quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    quoted.append(c);
                }
            }
            return quoted.append(quote).toString();
        }

        private void begin(String opening, String closing) {
            value(opening);
            ends.push(closing);
            first = true;
        }

        private void end() {
            append(ends.pop());
            first = false;
        }

        private void value(String text) {
            separate();
            append(text);
        }

        /** Behind its name a value needs no comma. */
        private void separate() {
            if (named) {
                named = false;
            } else if (!first) {
                append(", ");
            }
            first = false;
        }

        private void append(String text) {
            out.append(text);
            if (out.length() > MAX_LENGTH) {
                throw new TooLongException();
            }
        }

        String cut() {
            boolean halfOfPair = Character.isHighSurrogate(out.charAt(MAX_LENGTH - 1));
            return out.substring(0, halfOfPair ? MAX_LENGTH - 1 : MAX_LENGTH);
        }
    }
}
