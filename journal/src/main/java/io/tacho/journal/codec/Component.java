package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How values of one static type are written and read.
 *
 * @param schema the type in a schema text
 * @param write {@code (PayloadWriter, T)void}
 * @param read makes the value anew
 */
record Component(String schema, MethodHandle write, ValueReader read) {
    private static final MethodType ERASED =
            MethodType.methodType(void.class, PayloadWriter.class, Object.class);

    /** {@code (Object, PayloadWriter)void}, the order that codecs have. */
    static final MethodType ENCODE =
            MethodType.methodType(void.class, Object.class, PayloadWriter.class);

    /** The same for values known only as objects. */
    ValueCodec codec() {
        return CompiledCodec.of(schema, valueFirst(write), read);
    }

    /** As {@link #ENCODE}. */
    static MethodHandle valueFirst(MethodHandle write) {
        return MethodHandles.permuteArguments(write.asType(ERASED), ENCODE, 1, 0);
    }
}
