package io.tacho.journal.codec;

import net.openhft.chronicle.core.UnsafeMemory;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over off-heap memory that codecs write to; one a stream, reused for every message and
 * confined to its thread. Never writes past its limit: what doesn't fit is left out and {@link
 * #overflowed()} tells. Allocates nothing.
 */
public final class PayloadWriter {
    /** Length of a text that is null. */
    static final int NULL_LENGTH = -1;

    /** Ordinal of an enum constant that is null. */
    static final int NULL_ORDINAL = -1;

    /** Deeper than this nothing is written: a list of a thousand links must not end a stack. */
    static final int MAX_DEPTH = 128;

    private long start;
    private long position;
    private long limit;
    private boolean overflowed;
    private int depth;

    /** Without memory: everything overflows until {@link #reset}. */
    public PayloadWriter() {}

    /**
     * Starts a payload.
     *
     * @param address of memory that the caller owns and keeps
     * @param capacity bytes that may be written there, 0 or more
     */
    public void reset(long address, int capacity) {
        start = address;
        position = address;
        limit = address + capacity;
        overflowed = false;
        depth = 0;
    }

    /**
     * Bytes written since {@link #reset}.
     *
     * @return 0 or more
     */
    public int length() {
        return (int) (position - start);
    }

    /**
     * Tells whether something didn't fit.
     *
     * @return true if the payload isn't whole
     */
    public boolean overflowed() {
        return overflowed;
    }

    /**
     * Takes back what was written last, and that it didn't fit.
     *
     * @param length an earlier {@link #length()} of this payload
     */
    public void truncate(int length) {
        position = start + length;
        overflowed = false;
    }

    /**
     * Writes 8 bytes.
     *
     * @param value any
     */
    public void putLong(long value) {
        if (has(Long.BYTES)) {
            UnsafeMemory.unsafePutLong(position, value);
            position += Long.BYTES;
        }
    }

    /**
     * Writes 4 bytes.
     *
     * @param value any
     */
    public void putInt(int value) {
        if (has(Integer.BYTES)) {
            UnsafeMemory.unsafePutInt(position, value);
            position += Integer.BYTES;
        }
    }

    /**
     * Writes 2 bytes.
     *
     * @param value any
     */
    public void putShort(short value) {
        putByte((byte) value);
        putByte((byte) (value >> 8));
    }

    /**
     * Writes 2 bytes.
     *
     * @param value any
     */
    public void putChar(char value) {
        putShort((short) value);
    }

    /**
     * Writes 1 byte.
     *
     * @param value any
     */
    public void putByte(byte value) {
        if (has(Byte.BYTES)) {
            UnsafeMemory.unsafePutByte(position, value);
            position += Byte.BYTES;
        }
    }

    /**
     * Writes 1 byte, 0 or 1.
     *
     * @param value any
     */
    public void putBoolean(boolean value) {
        putByte((byte) (value ? 1 : 0));
    }

    /**
     * Writes 4 bytes, the bits of {@link Float#floatToRawIntBits}.
     *
     * @param value any
     */
    public void putFloat(float value) {
        putInt(Float.floatToRawIntBits(value));
    }

    /**
     * Writes 8 bytes, the bits of {@link Double#doubleToRawLongBits}.
     *
     * @param value any
     */
    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    /**
     * Writes the ordinal in 4 bytes.
     *
     * @param value any; null becomes -1
     */
    public void putEnum(@Nullable Enum<?> value) {
        putInt(value == null ? NULL_ORDINAL : value.ordinal());
    }

    /**
     * Writes a count of bytes in 4 bytes and then UTF-8. Half a surrogate pair becomes {@code ?},
     * as {@link String#getBytes} has it.
     *
     * @param value any; null becomes the count -1
     */
    public void putText(@Nullable CharSequence value) {
        if (value == null) {
            putInt(NULL_LENGTH);
            return;
        }
        int chars = value.length();
        // The count is written last; a char takes at least a byte, and putByte guards the rest.
        if (!has(Integer.BYTES + (long) chars)) {
            return;
        }
        long countAt = position;
        position += Integer.BYTES;
        for (int i = 0; i < chars; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                putByte((byte) c);
            } else {
                i += putWide(value, i, c);
            }
        }
        UnsafeMemory.unsafePutInt(countAt, (int) (position - countAt - Integer.BYTES));
    }

    /**
     * Writes how many things follow, in 4 bytes.
     *
     * @param count 0 or more
     */
    public void putCount(int count) {
        putInt(count);
    }

    /** The elements of a primitive array. Little-endian, because that is what memory is here. */
    void putElements(Object array, int base, long bytes) {
        if (has(bytes)) {
            UnsafeMemory.INSTANCE.copyMemory(array, base, position, (int) bytes);
            position += bytes;
        }
    }

    /** Null in the place of a sequence. */
    void putNoSequence() {
        putInt(NULL_LENGTH);
    }

    /** A value of a type that holds itself begins; false if it is too deep to be kept. */
    boolean deeper() {
        if (depth == MAX_DEPTH) {
            overflowed = true;
            return false;
        }
        depth++;
        return true;
    }

    void back() {
        depth--;
    }

    private int putWide(CharSequence text, int i, char c) {
        if (c < 0x800) {
            putByte((byte) (0xC0 | c >> 6));
            putByte((byte) (0x80 | c & 0x3F));
        } else if (!Character.isSurrogate(c)) {
            putByte((byte) (0xE0 | c >> 12));
            putByte((byte) (0x80 | c >> 6 & 0x3F));
            putByte((byte) (0x80 | c & 0x3F));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            int point = Character.toCodePoint(c, text.charAt(i + 1));
            putByte((byte) (0xF0 | point >> 18));
            putByte((byte) (0x80 | point >> 12 & 0x3F));
            putByte((byte) (0x80 | point >> 6 & 0x3F));
            putByte((byte) (0x80 | point & 0x3F));
            return 1;
        } else {
            putByte((byte) '?');
        }
        return 0;
    }

    private boolean has(long bytes) {
        if (limit - position >= bytes) {
            return true;
        }
        overflowed = true;
        return false;
    }
}
