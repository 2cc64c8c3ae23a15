package io.tacho.runtime.engine;

import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.DeadLetterListener;
import io.tacho.runtime.Subscription;
import io.tacho.runtime.jfr.DeadLetterEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of dead letters: the log, a few at a time, and whoever has subscribed. Any thread.
 */
final class DeadLetters {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime.deadletters");

    private static final int LINES_PER_PERIOD = 10;

    private final FailureLog failures;
    private final LogLimit limit;
    private final List<DeadLetterListener> listeners = new CopyOnWriteArrayList<>();

    DeadLetters(NanoClock clock, DeadLetterListener first, FailureLog failures) {
        this.failures = failures;
        limit = new LogLimit(clock, LINES_PER_PERIOD, "dead letters");
        listeners.add(first);
    }

    Subscription subscribe(DeadLetterListener listener) {
        // Of its own for each subscription: a listener may subscribe twice.
        DeadLetterListener mine = listener::onDeadLetter;
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    void add(
            Object message,
            ActorCell recipient,
            @Nullable ActorCell sender,
            DeadLetter.Reason reason) {
        DeadLetter letter = new DeadLetter(message, recipient, sender, reason);
        try {
            log(letter);
            DeadLetterEvent.commit(letter);
        } catch (Throwable thrown) {
            // A logger that throws, or no memory: the letter is counted all the same.
            failures.add("a dead letter could not be shown", thrown);
        }
        for (DeadLetterListener listener : listeners) {
            try {
                listener.onDeadLetter(letter);
            } catch (Throwable thrown) {
                // Throwable: not even an error of a listener may end a worker.
                failures.add("the dead letter listener threw", thrown);
            }
        }
    }

    private void log(DeadLetter letter) {
        if (!LOGGER.isLoggable(System.Logger.Level.INFO)) {
            return;
        }
        limit.log(
                before ->
                        LOGGER.log(
                                System.Logger.Level.INFO,
                                before
                                        + "dead letter, a "
                                        + letter.message().getClass().getName()
                                        + " from "
                                        + (letter.sender() == null
                                                ? "outside"
                                                : letter.sender().name())
                                        + " to "
                                        + letter.recipient().name()
                                        + ": "
                                        + letter.reason()));
    }
}
