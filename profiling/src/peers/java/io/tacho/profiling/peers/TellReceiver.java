package io.tacho.profiling.peers;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The receiver's part in a {@link TellCourse}. Confined to it while a round is on. */
final class TellReceiver {
    private final FinishLine line;
    private final int messages;
    // Written by the receiver, seen by the sender when it is out of room.
    private final AtomicInteger handled = new AtomicInteger();

    /**
     * @param messages of a round
     */
    TellReceiver(FinishLine line, int messages) {
        this.line = line;
        this.messages = messages;
    }

    /** Handles a message; one that nobody sent does not count. */
    void handle(@Nullable Token token) {
        if (token != Token.TOKEN) {
            return;
        }
        int count = handled.getPlain() + 1;
        handled.setRelease(count);
        if (count >= messages) {
            line.cross();
        }
    }

    /** Messages handled so far. By the sender. */
    int handled() {
        return handled.getAcquire();
    }

    /** Messages handled since this was last called. */
    int takeHandled() {
        return handled.getAndSet(0);
    }
}
