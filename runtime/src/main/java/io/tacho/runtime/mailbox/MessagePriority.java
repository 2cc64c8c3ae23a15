package io.tacho.runtime.mailbox;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/**
 * The priority of a message by a function of the user's, which may throw: then the message comes
 * last, since a mailbox that throws would cost its actor all the others. Any thread.
 */
final class MessagePriority {
    static final int LOWEST = Integer.MAX_VALUE;

    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");

    private final ToIntFunction<Object> function;
    private final AtomicBoolean reported = new AtomicBoolean();

    MessagePriority(ToIntFunction<Object> function) {
        this.function = function;
    }

    int of(Object message) {
        try {
            return function.applyAsInt(message);
        } catch (Throwable thrown) {
            // An error included: the message has left the arrivals and would be lost.
            report(message, thrown);
            return LOWEST;
        }
    }

    private void report(Object message, Throwable thrown) {
        if (!reported.compareAndSet(false, true)) {
            return;
        }
        try {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the priority function threw for a message of "
                            + message.getClass()
                            + ", which comes last now; further ones are not reported",
                    thrown);
        } catch (Throwable unsaid) {
            // No memory, or a log that can't be written to: the message is not lost for that. The
            // next failure is said.
            reported.set(false);
        }
    }
}
