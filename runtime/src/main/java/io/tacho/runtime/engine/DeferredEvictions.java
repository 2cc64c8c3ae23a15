package io.tacho.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * What full mailboxes evicted while a handler sent, until the record of the message that it handles
 * is closed. Confined to the handler's thread.
 */
final class DeferredEvictions implements Evictions {
    private @Nullable Envelope first;
    private @Nullable Envelope last;

    DeferredEvictions() {}

    @Override
    public void evict(ActorCell recipient, Envelope envelope) {
        envelope.evictedFrom = recipient;
        envelope.next = null;
        Envelope before = last;
        if (before == null) {
            first = envelope;
        } else {
            before.next = envelope;
        }
        last = envelope;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** The oldest, linked through {@code next}. */
    @Nullable Envelope takeAll() {
        Envelope all = first;
        first = null;
        last = null;
        return all;
    }
}
