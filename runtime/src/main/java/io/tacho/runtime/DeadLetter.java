package io.tacho.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that found no living recipient.
 *
 * @param message the message
 * @param recipient to whom it was sent
 * @param sender who sent it; null for outside
 * @param reason why it was not handled
 */
public record DeadLetter(
        Object message, ActorRef<?> recipient, @Nullable ActorRef<?> sender, Reason reason) {
    /** Why a message is dead. */
    public enum Reason {
        /** The recipient's life had ended. */
        RECIPIENT_ENDED("the recipient has ended"),
        /** It answered an ask that had timed out, or whose asker was restarted meanwhile. */
        LATE_REPLY("the reply came too late"),
        /** It answered a message that came from outside the system, so from nobody. */
        NOBODY_TO_ANSWER("the message that it answers came from outside");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Validates. */
    public DeadLetter {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(reason, "reason");
    }
}
