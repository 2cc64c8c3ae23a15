package io.tacho.journal.codec;

import org.jspecify.annotations.Nullable;

/** Makes a value anew. */
@FunctionalInterface
interface ValueReader {
    @Nullable Object read(PayloadReader in);
}
