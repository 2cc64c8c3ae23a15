package io.tacho.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Free envelopes of one thread: the chunk in use and a full one in reserve, so that a thread which
 * takes and returns around a chunk's border does not go to the exchange each time (the magazines of
 * Bonwick and Adams, "Magazines and Vmem", USENIX 2001). Confined to its thread.
 */
final class EnvelopePool {
    private final EnvelopeExchange exchange;

    /** Apart from the chunk, because a handler that answers one message with one needs none. */
    private @Nullable Envelope lastReleased;

    private Envelope[] loaded;
    private int count;
    private Envelope @Nullable [] reserve;

    EnvelopePool(EnvelopeExchange exchange) {
        this.exchange = exchange;
        loaded = exchange.takeEmpty();
    }

    Envelope acquire() {
        Envelope last = lastReleased;
        if (last != null) {
            lastReleased = null;
            return last;
        }
        if (count == 0) {
            refill();
        }
        return loaded[--count];
    }

    /** Whether {@link #acquire} will have one to give; where memory is short, it has not. */
    boolean hasAny() {
        if (lastReleased != null || count > 0) {
            return true;
        }
        try {
            refill();
            return true;
        } catch (OutOfMemoryError e) {
            // The caller has to do without for now, and says so.
            return false;
        }
    }

    void release(Envelope envelope) {
        envelope.clear();
        if (lastReleased == null) {
            lastReleased = envelope;
        } else {
            load(envelope);
        }
    }

    private void load(Envelope envelope) {
        if (count == EnvelopeExchange.CHUNK) {
            spill();
        }
        loaded[count++] = envelope;
    }

    /** Leaves the reserve to others; the chunk in use, full or not, is let go. */
    void close() {
        if (reserve != null) {
            exchange.leave(reserve);
            reserve = null;
        }
        lastReleased = null;
        count = 0;
    }

    private void refill() {
        Envelope[] full = reserve;
        reserve = null;
        if (full == null) {
            full = exchange.take();
        }
        if (full == null) {
            allocate(loaded);
        } else {
            exchange.leaveEmpty(loaded);
            loaded = full;
        }
        count = EnvelopeExchange.CHUNK;
    }

    private static void allocate(Envelope[] chunk) {
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = new Envelope();
        }
    }

    private void spill() {
        // First: if there is no memory for it, nothing has changed.
        Envelope[] fresh = exchange.takeEmpty();
        if (reserve != null) {
            exchange.leave(reserve);
        }
        reserve = loaded;
        loaded = fresh;
        count = 0;
    }
}
