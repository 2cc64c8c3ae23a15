package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.chronicle.core.Jvm;

/** Writes messages into memory and reads them back. */
final class RoundTrip {
    final ByteBuffer memory = ByteBuffer.allocateDirect(64 << 10).order(ByteOrder.LITTLE_ENDIAN);
    private final PayloadWriter writer = new PayloadWriter();

    static PayloadCodec<Object> codecOf(Class<?> type) {
        PayloadCodec<Object> codec = PayloadCodecs.forClass(type);
        assertNotNull(codec, type::toString);
        return codec;
    }

    /** The message comes back equal, whole, and as that text. */
    void assertRestored(Object message, String schema, String description) {
        PayloadCodec<Object> codec = codecOf(message.getClass());
        assertEquals(schema, codec.schema());
        int length = write(codec, message);
        PayloadReader reader = reader(length);
        assertEquals(message, codec.decode(reader));
        assertEquals(0, reader.remaining());
        assertEquals(description, PayloadText.describe(schema, memory, 0, length));
    }

    int write(PayloadCodec<Object> codec, Object message) {
        writer.reset(Jvm.address(memory), memory.capacity());
        codec.encode(message, writer);
        assertFalse(writer.overflowed());
        return writer.length();
    }

    /** Writes into so many bytes; false if they were too few. */
    boolean fits(PayloadCodec<Object> codec, Object message, int capacity) {
        writer.reset(Jvm.address(memory), capacity);
        codec.encode(message, writer);
        return !writer.overflowed();
    }

    PayloadReader reader(int length) {
        return new PayloadReader(memory, 0, length);
    }
}
