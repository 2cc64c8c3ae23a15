package io.tacho.profiling.peers;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Messages that the measuring thread sends to one receiver as fast as both can. At most {@value
 * #IN_FLIGHT} are on their way, as many as the Disruptor's ring has entries, whether a peer bounds
 * its queue or not: a sender out of room yields until half of them have been handled. That, and
 * counting what has been handled, is the same code for all peers.
 */
final class TellCourse {
    /** Messages on their way at most; a power of two. */
    static final int IN_FLIGHT = 1 << 16;

    private final FinishLine line = new FinishLine();
    private final Duration patience;
    private final int messages;
    private final TellReceiver receiver;

    /**
     * @param messages of a round, 1 or more
     */
    TellCourse(int messages) {
        this(messages, Duration.ofSeconds(60));
    }

    TellCourse(int messages, Duration patience) {
        this.messages = messages;
        this.patience = patience;
        receiver = new TellReceiver(line, messages);
    }

    /** Who is to handle the messages. */
    TellReceiver receiver() {
        return receiver;
    }

    /** Messages of a round. */
    int messages() {
        return messages;
    }

    /**
     * Does a round. By the measuring thread.
     *
     * @param send sends {@link Token#TOKEN} to the receiver; false if it was refused
     * @return ns from the first message's sending to the last one's handling
     * @throws IllegalStateException if a message was refused, lost, or handled twice
     */
    long run(BooleanSupplier send) {
        line.expect(1);
        line.start();
        // Counted in local variables: fields would share a cache line with what the receiver reads.
        int room = IN_FLIGHT;
        for (int sent = 0; sent < messages; sent++) {
            if (sent == room) {
                room = awaitHandled(sent - IN_FLIGHT / 2) + IN_FLIGHT;
            }
            if (!send.getAsBoolean()) {
                throw new IllegalStateException("message " + sent + " was refused");
            }
        }
        long elapsed = line.await();
        int handled = receiver.takeHandled();
        if (handled != messages) {
            throw new IllegalStateException(handled + " messages were handled, not " + messages);
        }
        return elapsed;
    }

    private int awaitHandled(int count) {
        long start = System.nanoTime();
        int handled = receiver.handled();
        while (handled < count) {
            if (System.nanoTime() - start >= patience.toNanos()) {
                throw new IllegalStateException(
                        "only " + handled + " messages were handled within " + patience);
            }
            Thread.yield();
            handled = receiver.handled();
        }
        return handled;
    }
}
