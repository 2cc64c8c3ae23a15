package io.tacho.journal.codec;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The primitive types, by the names that Java and schemas have for them. */
enum PrimitiveType {
    LONG(long.class, PayloadReader::getLong),
    INT(int.class, PayloadReader::getInt),
    SHORT(short.class, PayloadReader::getShort),
    BYTE(byte.class, PayloadReader::getByte),
    BOOLEAN(boolean.class, PayloadReader::getBoolean),
    CHAR(char.class, PayloadReader::getChar),
    FLOAT(float.class, PayloadReader::getFloat),
    DOUBLE(double.class, PayloadReader::getDouble);

    private final Class<?> type;
    private final Function<PayloadReader, Object> read;

    PrimitiveType(Class<?> type, Function<PayloadReader, Object> read) {
        this.type = type;
        this.read = read;
    }

    /** The type with this name, or null. */
    static @Nullable PrimitiveType named(String name) {
        for (PrimitiveType each : values()) {
            if (each.type.getName().equals(name)) {
                return each;
            }
        }
        return null;
    }

    Class<?> type() {
        return type;
    }

    Object read(PayloadReader in) {
        return read.apply(in);
    }
}
