package io.tacho.journal.codec;

import org.jspecify.annotations.Nullable;

/** A codec for values in a message, which unlike messages may be null. */
interface ValueCodec extends PayloadCodec<Object> {
    void encodeNullable(@Nullable Object value, PayloadWriter out);

    @Nullable Object decodeNullable(PayloadReader in);

    @Override
    default void encode(Object message, PayloadWriter out) {
        encodeNullable(message, out);
    }

    @Override
    default Object decode(PayloadReader in) {
        Object value = decodeNullable(in);
        if (value == null) {
            throw new IllegalArgumentException("a message is never null");
        }
        return value;
    }
}
