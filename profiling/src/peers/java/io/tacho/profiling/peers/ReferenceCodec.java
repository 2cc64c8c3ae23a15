package io.tacho.profiling.peers;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands a message over as it is; it can't leave the JVM. Any thread. */
final class ReferenceCodec implements MessageCodec<Object, Object> {
    @Override
    public Object transform(Object message) {
        return message;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }

    @Override
    public void encodeToWire(Buffer buffer, Object message) {
        throw new UnsupportedOperationException("there is no wire");
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("there is no wire");
    }
}
