package io.tacho.runtime.replay;

import io.tacho.runtime.spi.MessageKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was recorded.
 *
 * @param messageId its id, as it was
 * @param causeId the message whose handler sent it; 0 for none
 * @param rootId the first message of its operation
 * @param kind how it was sent; no {@link MessageKind#SIGNAL}: those are the replay's own
 * @param message the message itself, made anew
 * @param question what it answers; null unless it is a reply to an ask
 */
public record RecordedMessage(
        long messageId,
        long causeId,
        long rootId,
        MessageKind kind,
        Object message,
        @Nullable Question question) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if it is a signal, or answers something and is no reply
     */
    public RecordedMessage {
        Objects.requireNonNull(message, "message");
        if (kind == MessageKind.SIGNAL) {
            throw new IllegalArgumentException("signals are the replay's own and can't be fed");
        }
        if (question != null && kind != MessageKind.REPLY) {
            throw new IllegalArgumentException("only a reply answers a question, no " + kind);
        }
    }
}
