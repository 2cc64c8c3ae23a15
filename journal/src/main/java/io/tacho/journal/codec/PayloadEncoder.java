package io.tacho.journal.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.chronicle.core.Jvm;

/**
 * Encodes messages one at a time into memory of its own, just as they are recorded; for comparing
 * them with a recording. Confined to a thread; allocates only when made.
 */
public final class PayloadEncoder {
    /** What {@link #encode} returns of a message that can't be encoded. */
    public static final int FAILED = -1;

    private final ByteBuffer memory;
    private final long address;
    private final PayloadWriter writer = new PayloadWriter();

    /**
     * With memory for the largest message.
     *
     * @param capacity bytes, 1 or more
     */
    public PayloadEncoder(int capacity) {
        memory = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
        // Here, because it makes the machine's ways to memory known, which takes long the first
        // time.
        address = Jvm.address(memory);
    }

    /**
     * Encodes a message over the last one.
     *
     * @param codec of its class
     * @param message the message
     * @return its bytes; {@link #FAILED} if it is too large, or its codec or accessors throw
     */
    public int encode(PayloadCodec<Object> codec, Object message) {
        writer.reset(address, memory.capacity());
        try {
            codec.encode(message, writer);
        } catch (RuntimeException | Error e) {
            // As the recorder takes it: such a message has no payload on record.
            return FAILED;
        }
        return writer.overflowed() ? FAILED : writer.length();
    }

    /**
     * Where the last message is, from 0 on.
     *
     * @return little-endian; leave its position alone
     */
    public ByteBuffer buffer() {
        return memory;
    }
}
