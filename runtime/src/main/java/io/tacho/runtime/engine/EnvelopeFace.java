package io.tacho.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * What of an {@link Envelope} every send writes and every turn reads, 64 bytes with the object's
 * head. A superclass for the sake of its place: JVMs lay its fields out before those of the
 * subclass, so that a message which crosses from one core to another takes one cache line or two
 * with it, not the whole object.
 */
abstract class EnvelopeFace {
    static final int NO_ASK = -1;

    private static final Object EMPTY = new Object();

    /** The next one of a list; meaningless while on its way. */
    @Nullable Envelope next;

    Object message = EMPTY;
    @Nullable ActorCell sender;
    long messageId;
    long sentAt;

    /** When it expires, ns; 0 for never. */
    long expiresAt;

    /** Whose mailbox evicted it; null as long as none did. */
    @Nullable ActorCell evictedFrom;

    /**
     * Slot in the asker's table, or {@link #NO_ASK}; goes back to it with the reply. Of a timer's
     * message the timer's slot; {@link #NO_ASK} if it belongs to no timer.
     */
    int askSlot = NO_ASK;

    int flags;
    byte kindCode;

    /** Lets go of what the pool must not keep alive. */
    final void clear() {
        message = EMPTY;
        sender = null;
        askSlot = NO_ASK;
        expiresAt = 0;
        flags = 0;
        evictedFrom = null;
    }
}
