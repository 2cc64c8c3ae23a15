package io.tacho.runtime.engine;

import org.jctools.queues.varhandle.unpadded.MpmcVarHandleUnpaddedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where pools with too many envelopes leave them, a full chunk at a time, for pools with too few: a
 * message's envelope ends where it is handled, so without this every sender that is not also a
 * receiver would allocate for ever. Any thread.
 */
final class EnvelopeExchange {
    /** Envelopes a chunk. */
    static final int CHUNK = 64;

    /** Chunks kept at most, a million envelopes; what comes beyond is left to the collector. */
    private static final int MAX_CHUNKS = 1 << 14;

    private final MpmcVarHandleUnpaddedArrayQueue<Envelope> chunks =
            new MpmcVarHandleUnpaddedArrayQueue<>(MAX_CHUNKS);

    EnvelopeExchange() {}

    /** Takes a chunk, as a list of exactly {@link #CHUNK}, or null if there is none. */
    @Nullable Envelope take() {
        return chunks.poll();
    }

    /** Leaves a chunk of exactly {@link #CHUNK}. */
    void leave(Envelope chunk) {
        chunks.offer(chunk);
    }

    /** Makes a new chunk. */
    static Envelope allocate() {
        Envelope head = new Envelope();
        for (int i = 1; i < CHUNK; i++) {
            Envelope envelope = new Envelope();
            envelope.next = head;
            head = envelope;
        }
        return head;
    }
}
