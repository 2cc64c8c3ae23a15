package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of one static type are written and read.
 *
 * @param schema the type in a schema text
 * @param write {@code (PayloadWriter, T)void}
 * @param read makes the value anew
 */
record Component(
        String schema, MethodHandle write, Function<PayloadReader, @Nullable Object> read) {}
