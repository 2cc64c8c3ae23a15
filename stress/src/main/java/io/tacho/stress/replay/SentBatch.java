package io.tacho.stress.replay;

import io.tacho.runtime.ActorRef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Some messages that one worker's actors sent. Filled by the worker, then read by the thread that
 * compares, which gets it through a queue or when nothing is on its way any more.
 */
final class SentBatch {
    static final int CAPACITY = 512;

    private static final int PAYLOAD_GUESS = 16;

    final long[] causes = new long[CAPACITY];
    final ActorRef<?>[] recipients = new ActorRef<?>[CAPACITY];
    final SentType[] types = new SentType[CAPACITY];
    final int[] offsets = new int[CAPACITY];

    /** Of each payload; negative if it could not be encoded. */
    final int[] lengths = new int[CAPACITY];

    private ByteBuffer payloads = newBuffer(CAPACITY * PAYLOAD_GUESS);
    private int used;
    private int count;

    SentBatch() {}

    int count() {
        return count;
    }

    ByteBuffer payloads() {
        return payloads;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    void add(long causeId, ActorRef<?> recipient, SentType type, ByteBuffer payload, int length) {
        causes[count] = causeId;
        recipients[count] = recipient;
        types[count] = type;
        offsets[count] = used;
        lengths[count] = length;
        count++;
        if (length > 0) {
            if (length > payloads.capacity() - used) {
                ByteBuffer larger = newBuffer(2 * (used + length));
                larger.put(0, payloads, 0, used);
                payloads = larger;
            }
            payloads.put(used, payload, 0, length);
            used += length;
        }
    }

    private static ByteBuffer newBuffer(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
