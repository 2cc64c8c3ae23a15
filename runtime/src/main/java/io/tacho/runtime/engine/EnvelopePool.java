package io.tacho.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Free envelopes of one thread: the list in use and one full chunk in reserve, so that a thread
 * which takes and returns around a chunk's border does not go to the exchange each time (the
 * magazines of Bonwick and Adams, "Magazines and Vmem", USENIX 2001). Confined to its thread.
 */
final class EnvelopePool {
    private final EnvelopeExchange exchange;

    /** Apart from the list, because a handler that answers one message with one needs no list. */
    private @Nullable Envelope lastReleased;

    private @Nullable Envelope loaded;
    private int count;
    private @Nullable Envelope reserve;

    EnvelopePool(EnvelopeExchange exchange) {
        this.exchange = exchange;
    }

    Envelope acquire() {
        Envelope last = lastReleased;
        if (last != null) {
            lastReleased = null;
            return last;
        }
        return takeLoaded();
    }

    /** Whether {@link #acquire} will have one to give; where memory is short, it has not. */
    boolean hasAny() {
        if (lastReleased != null || loaded != null) {
            return true;
        }
        try {
            loaded = refill();
            return true;
        } catch (OutOfMemoryError e) {
            // The caller has to do without for now, and says so.
            return false;
        }
    }

    private Envelope takeLoaded() {
        Envelope envelope = loaded;
        if (envelope == null) {
            envelope = refill();
        }
        loaded = envelope.next;
        count--;
        return envelope;
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
        envelope.next = loaded;
        loaded = envelope;
        count++;
    }

    /** Leaves the reserve to others; the list in use, less than a chunk or one, is let go. */
    void close() {
        if (reserve != null) {
            exchange.leave(reserve);
            reserve = null;
        }
        lastReleased = null;
        loaded = null;
        count = 0;
    }

    private Envelope refill() {
        Envelope chunk = reserve;
        reserve = null;
        if (chunk == null) {
            chunk = exchange.take();
        }
        if (chunk == null) {
            chunk = EnvelopeExchange.allocate();
        }
        count = EnvelopeExchange.CHUNK;
        return chunk;
    }

    private void spill() {
        if (reserve != null) {
            exchange.leave(reserve);
        }
        reserve = loaded;
        loaded = null;
        count = 0;
    }
}
