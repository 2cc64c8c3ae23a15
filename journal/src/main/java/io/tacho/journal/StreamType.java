package io.tacho.journal;

import io.tacho.journal.codec.PayloadCodec;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A message class as one stream knows it. The stream's worker counts here; anybody reads. */
final class StreamType {
    private final int id;
    private final String className;
    private final @Nullable PayloadCodec<Object> codec;
    private final AtomicLong omitted = new AtomicLong();

    StreamType(int id, String className, @Nullable PayloadCodec<Object> codec) {
        this.id = id;
        this.className = className;
        this.codec = codec;
    }

    int id() {
        return id;
    }

    String className() {
        return className;
    }

    /** Null where messages of this class can't be encoded. */
    @Nullable PayloadCodec<Object> codec() {
        return codec;
    }

    /** One more was recorded without its payload. */
    void countOmitted() {
        omitted.setRelease(omitted.getPlain() + 1);
    }

    long omitted() {
        return omitted.getAcquire();
    }
}
