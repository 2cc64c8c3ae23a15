package io.tacho.profiling.peers;

import java.time.Duration;

/**
 * The asking actor's part in a round of asks, one in flight at a time. Confined to that actor while
 * the round is on.
 */
final class AskRound {
    /** Of each ask; no reply takes as long unless it is lost. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final FinishLine line = new FinishLine();
    private final int asks;
    private int replies;
    private int timeouts;

    AskRound(int asks) {
        this.asks = asks;
    }

    /** Asks of a round. */
    int asks() {
        return asks;
    }

    /** Prepares a round. By the measuring thread. */
    void prepare() {
        line.expect(1);
    }

    /** Begins the round. */
    void begin() {
        replies = 0;
        line.start();
    }

    /** Counts a reply; true if there is more to ask. */
    boolean handleReply() {
        if (++replies < asks) {
            return true;
        }
        line.cross();
        return false;
    }

    /** Gives the round up, for want of a reply. */
    void handleTimeout() {
        timeouts++;
        line.cross();
    }

    /**
     * Sleeps until the round is over. By the measuring thread.
     *
     * @param answering the actor that was asked
     * @return ns
     */
    long await(AnswerCount answering) {
        long elapsed = line.await();
        int answered = answering.take();
        if (timeouts != 0 || replies != asks || answered != asks) {
            throw new IllegalStateException(
                    "of %,d asks %,d were answered, %,d replies handled, %,d timed out"
                            .formatted(asks, answered, replies, timeouts));
        }
        return elapsed;
    }
}
