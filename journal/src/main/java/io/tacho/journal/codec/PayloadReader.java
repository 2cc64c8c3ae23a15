package io.tacho.journal.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over a recorded payload. Confined to a thread. Every method throws {@link
 * BufferUnderflowException} where the payload ends before the value does.
 */
public final class PayloadReader {
    private final ByteBuffer bytes;
    private int depth;

    /**
     * At the beginning of a payload.
     *
     * @param buffer holds the payload; neither its position nor its order is changed
     * @param offset where it begins, from 0
     * @param length its bytes
     */
    public PayloadReader(ByteBuffer buffer, int offset, int length) {
        bytes = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        bytes.limit(offset + length).position(offset);
    }

    /**
     * Bytes not read yet.
     *
     * @return 0 or more
     */
    public int remaining() {
        return bytes.remaining();
    }

    /**
     * Reads 8 bytes.
     *
     * @return the value
     */
    public long getLong() {
        return bytes.getLong();
    }

    /**
     * Reads 4 bytes.
     *
     * @return the value
     */
    public int getInt() {
        return bytes.getInt();
    }

    /**
     * Reads 2 bytes.
     *
     * @return the value
     */
    public short getShort() {
        return bytes.getShort();
    }

    /**
     * Reads 2 bytes.
     *
     * @return the value
     */
    public char getChar() {
        return bytes.getChar();
    }

    /**
     * Reads 1 byte.
     *
     * @return the value
     */
    public byte getByte() {
        return bytes.get();
    }

    /**
     * Reads 1 byte.
     *
     * @return false if it is 0
     */
    public boolean getBoolean() {
        return bytes.get() != 0;
    }

    /**
     * Reads 4 bytes.
     *
     * @return the value
     */
    public float getFloat() {
        return bytes.getFloat();
    }

    /**
     * Reads 8 bytes.
     *
     * @return the value
     */
    public double getDouble() {
        return bytes.getDouble();
    }

    /**
     * Reads a count in 4 bytes and so many bytes of UTF-8.
     *
     * @return the text; null if that was written
     */
    public @Nullable String getText() {
        int count = getCount();
        if (count == PayloadWriter.NULL_LENGTH) {
            return null;
        }
        byte[] copy = new byte[count];
        bytes.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /**
     * Reads a count of things that take a byte or more each.
     *
     * @return 0 or more, and no more than bytes are left; or -1 for null
     */
    public int getCount() {
        int count = bytes.getInt();
        if (count < PayloadWriter.NULL_LENGTH || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    /**
     * A value of a type that holds itself begins.
     *
     * @throws IllegalArgumentException deeper than anything is written: a few bytes of damage must
     *     not overflow the stack
     */
    void deeper() {
        if (++depth > PayloadWriter.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "it is nested deeper than " + PayloadWriter.MAX_DEPTH);
        }
    }

    void back() {
        depth--;
    }
}
