package io.tacho.journal.codec;

import org.jspecify.annotations.Nullable;

/**
 * Stands for the codec of a type while that is being made, in the components that are of the type
 * itself.
 */
final class DeferredCodec implements ValueCodec {
    private @Nullable ValueCodec codec;

    /** Once, before any use. */
    void resolve(ValueCodec made) {
        codec = made;
    }

    @Override
    public String schema() {
        return resolved().schema();
    }

    @Override
    public void encodeNullable(@Nullable Object value, PayloadWriter out) {
        // A value that stands in several others is written in each: of a hundred levels that share
        // theirs there would be no end. What is full already takes no more of them.
        if (!out.overflowed() && out.deeper()) {
            resolved().encodeNullable(value, out);
            out.back();
        }
    }

    @Override
    public @Nullable Object decodeNullable(PayloadReader in) {
        in.deeper();
        Object value = resolved().decodeNullable(in);
        in.back();
        return value;
    }

    private ValueCodec resolved() {
        ValueCodec present = codec;
        if (present == null) {
            throw new IllegalStateException("used before it was made");
        }
        return present;
    }
}
