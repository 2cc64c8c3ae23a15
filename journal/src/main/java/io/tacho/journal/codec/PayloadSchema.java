package io.tacho.journal.codec;

import java.nio.BufferUnderflowException;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a payload mean, so that it can be read without the class that it was written
 * from: no class is ever loaded by its name here. Immutable; any thread.
 *
 * <p>The grammar of its text:
 *
 * <pre>
 *  schema  = "opaque" | fields | type         fields: a record; type: any other message
 *  fields  = [ name ":" type { "," name ":" type } ]
 *  type    = number                           packed, little-endian
 *          | number "?"                       a byte 0 for null; or a byte 1 and the number
 *          | "string"                         i32 bytes (-1: null), UTF-8
 *          | "enum(" NAME { "|" NAME } ")"    i32 ordinal (-1: null)
 *          | "[" type "]"                     i32 elements (-1: null), then each
 *          | "{" fields "}"                   a byte 0 for null; or a byte 1 and the fields
 *          | "&lt;" variant { "|" variant } "&gt;"  a byte 0 for null; or the number of the variant,
 *                                             from 1, and its fields
 *          | "^" levels                       as the type around it: 1 the record or the variants
 *                                             that this type stands in, 2 what is around that, ...
 *  variant = NAME "{" fields "}"
 *  number  = "long" | "int" | "short" | "byte" | "boolean" | "char" | "float" | "double"
 * </pre>
 *
 * What {@code ^} refers to is written as it is elsewhere, a record with its byte for null.
 */
public final class PayloadSchema {
    /**
     * The most characters a schema has. Types that stand in each other twice at each level have
     * schemas that double with each; a longer one isn't recorded, and not read.
     */
    public static final int MAX_LENGTH = 1 << 16;

    /** The most types that stand in each other. A deeper schema isn't recorded, and not read. */
    public static final int MAX_DEPTH = 256;

    private final String text;
    private final @Nullable SchemaNode root;

    private PayloadSchema(String text, @Nullable SchemaNode root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads a schema.
     *
     * @param text in the grammar above
     * @return the schema
     * @throws IllegalArgumentException if it isn't in that grammar, longer than {@link #MAX_LENGTH}
     *     or deeper than {@link #MAX_DEPTH}
     */
    public static PayloadSchema parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a schema has at most "
                            + MAX_LENGTH
                            + " characters, this one "
                            + text.length());
        }
        return new PayloadSchema(
                text, text.equals(PayloadCodecs.OPAQUE) ? null : new SchemaParser(text).schema());
    }

    /** Whether {@link #parse} takes it. */
    static boolean isReadable(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether nothing is known of the bytes.
     *
     * @return true for {@code opaque}
     */
    public boolean isOpaque() {
        return root == null;
    }

    /**
     * Whether it is that of a record.
     *
     * @return true if the payload begins with a field
     */
    public boolean isRecord() {
        return root instanceof SchemaNode.Fields;
    }

    /**
     * Shows a payload to a visitor. What it has been shown before an exception is right as far as
     * it goes.
     *
     * @param in at the payload's beginning; at its end afterwards
     * @param visitor is shown each value
     * @throws BufferUnderflowException if the payload ends early
     * @throws IllegalArgumentException if the payload can't be of this schema
     * @throws IllegalStateException if the schema is opaque
     */
    public void accept(PayloadReader in, PayloadVisitor visitor) {
        SchemaNode present = root;
        if (present == null) {
            throw new IllegalStateException("nothing is known of an opaque payload");
        }
        present.accept(new SchemaWalk(in, visitor), null);
    }

    /** The text it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
