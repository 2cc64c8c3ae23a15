package io.tacho.runtime.engine;

import io.tacho.runtime.mailbox.Mailbox;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What came in the control lane and must not overtake the messages that were in the mailbox before
 * it: that a watched actor has ended, that a timer has fired. Each waits until so many messages
 * were taken from the mailbox as were in it then, or none is left. Used in the actor's turn.
 */
final class LaterQueue {
    private final ArrayDeque<Envelope> waiting = new ArrayDeque<>(2);
    private long taken;

    LaterQueue() {}

    void add(Envelope envelope, Mailbox<Envelope> mailbox) {
        envelope.dueAfter = taken + mailbox.size();
        waiting.add(envelope);
    }

    /** Takes the first that is due, or else from the mailbox, or else the first; null if none. */
    @Nullable Envelope next(Mailbox<Envelope> mailbox) {
        Envelope first = waiting.peek();
        if (first != null && first.dueAfter <= taken) {
            return waiting.poll();
        }
        Envelope envelope = mailbox.poll();
        if (envelope == null) {
            return waiting.poll();
        }
        taken++;
        return envelope;
    }

    /** Takes the first without waiting for its time. */
    @Nullable Envelope poll() {
        return waiting.poll();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
