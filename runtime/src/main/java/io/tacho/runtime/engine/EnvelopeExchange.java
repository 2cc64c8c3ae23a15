package io.tacho.runtime.engine;

import org.jctools.queues.varhandle.unpadded.MpmcVarHandleUnpaddedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where pools with too many envelopes leave them, a full chunk at a time, for pools with too few: a
 * message's envelope ends where it is handled, so without this every sender that is not also a
 * receiver would allocate for ever. Chunks are arrays, not linked lists: who takes an envelope only
 * to write it need not read it first, from a cache line that its last handler has. Those that are
 * empty come back the same way. Any thread.
 */
final class EnvelopeExchange {
    /** Envelopes a chunk. */
    static final int CHUNK = 64;

    /** Chunks kept at most, a million envelopes; what comes beyond is left to the collector. */
    private static final int MAX_CHUNKS = 1 << 14;

    /** As many as pools may need at a time: each has one or two. */
    private static final int MAX_EMPTY = 1 << 10;

    private final MpmcVarHandleUnpaddedArrayQueue<Envelope[]> full =
            new MpmcVarHandleUnpaddedArrayQueue<>(MAX_CHUNKS);
    private final MpmcVarHandleUnpaddedArrayQueue<Envelope[]> empty =
            new MpmcVarHandleUnpaddedArrayQueue<>(MAX_EMPTY);

    EnvelopeExchange() {}

    /** Takes a chunk of exactly {@link #CHUNK} envelopes, or null if there is none. */
    Envelope @Nullable [] take() {
        return full.poll();
    }

    /** Leaves a chunk of exactly {@link #CHUNK} envelopes. */
    void leave(Envelope[] chunk) {
        full.offer(chunk);
    }

    /** Takes a chunk whose envelopes are elsewhere, or makes one. */
    Envelope[] takeEmpty() {
        Envelope[] chunk = empty.poll();
        return chunk == null ? new Envelope[CHUNK] : chunk;
    }

    /** Leaves a chunk whose envelopes are elsewhere. */
    void leaveEmpty(Envelope[] chunk) {
        empty.offer(chunk);
    }
}
