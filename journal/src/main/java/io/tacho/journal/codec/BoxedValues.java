package io.tacho.journal.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what may be null: a byte 0 for null; otherwise a byte 1 and the value. Called through
 * method handles; unboxing allocates nothing.
 */
final class BoxedValues {
    private BoxedValues() {}

    static void putLong(PayloadWriter out, @Nullable Long value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putLong(value);
        }
    }

    static void putInt(PayloadWriter out, @Nullable Integer value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putInt(value);
        }
    }

    static void putShort(PayloadWriter out, @Nullable Short value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putShort(value);
        }
    }

    static void putByte(PayloadWriter out, @Nullable Byte value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putByte(value);
        }
    }

    static void putBoolean(PayloadWriter out, @Nullable Boolean value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putBoolean(value);
        }
    }

    static void putChar(PayloadWriter out, @Nullable Character value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putChar(value);
        }
    }

    static void putFloat(PayloadWriter out, @Nullable Float value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putFloat(value);
        }
    }

    static void putDouble(PayloadWriter out, @Nullable Double value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putDouble(value);
        }
    }

    static void putWhole(ValueCodec codec, PayloadWriter out, @Nullable Object value) {
        codec.encodeNullable(value, out);
    }

    static void putNested(PayloadCodec<Object> codec, PayloadWriter out, @Nullable Object value) {
        out.putBoolean(value != null);
        if (value != null) {
            codec.encode(value, out);
        }
    }

    static void putUuid(PayloadWriter out, @Nullable UUID value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putLong(value.getMostSignificantBits());
            out.putLong(value.getLeastSignificantBits());
        }
    }

    static void putInstant(PayloadWriter out, @Nullable Instant value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putLong(value.getEpochSecond());
            out.putInt(value.getNano());
        }
    }

    static void putDuration(PayloadWriter out, @Nullable Duration value) {
        out.putBoolean(value != null);
        if (value != null) {
            out.putLong(value.getSeconds());
            out.putInt(value.getNano());
        }
    }
}
