package io.tacho.profiling.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages published one after the other: whoever is the last to handle one publishes the next, so
 * nothing else is sent. Who is the last says a counter that all of them write to, for all peers
 * alike. Each subscriber handles each message once: that is checked for each of them.
 */
final class FanOutCourse {
    private final FinishLine line = new FinishLine();
    private final AtomicInteger missing = new AtomicInteger();
    private final List<FanOutSubscriber> subscribers = new ArrayList<>();
    private final int publishes;
    // Plain: passed on from one last subscriber to the next by their messages.
    private int published;

    /**
     * @param subscribers 1 or more
     * @param publishes of a round, 1 or more
     */
    FanOutCourse(int subscribers, int publishes) {
        this.publishes = publishes;
        for (int i = 0; i < subscribers; i++) {
            this.subscribers.add(new FanOutSubscriber(this));
        }
    }

    List<FanOutSubscriber> subscribers() {
        return subscribers;
    }

    /** Messages of a round. */
    int publishes() {
        return publishes;
    }

    /**
     * Does a round. By the measuring thread.
     *
     * @param publish publishes the first message
     * @return ns
     * @throws IllegalStateException if a subscriber missed a message, or had one twice
     */
    long run(Runnable publish) {
        line.expect(1);
        published = 1;
        missing.set(subscribers.size());
        line.start();
        publish.run();
        long elapsed = line.await();
        for (int i = 0; i < subscribers.size(); i++) {
            int handled = subscribers.get(i).takeHandled();
            if (handled != publishes) {
                throw new IllegalStateException(
                        "subscriber " + i + " handled " + handled + " messages, not " + publishes);
            }
        }
        return elapsed;
    }

    /** True if all have handled the message and there is another one to publish. */
    boolean handleOne() {
        if (missing.decrementAndGet() != 0) {
            return false;
        }
        if (published == publishes) {
            line.cross();
            return false;
        }
        published++;
        missing.set(subscribers.size());
        return true;
    }
}
