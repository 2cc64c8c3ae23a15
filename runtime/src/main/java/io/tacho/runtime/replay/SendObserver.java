package io.tacho.runtime.replay;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.spi.MessageKind;

/**
 * Is told what one worker's actors send in a {@link ReplaySystem}, in the place of the recipient.
 * Called in the sender's turn, so it must not block or throw.
 */
@FunctionalInterface
public interface SendObserver {
    /**
     * An actor sends a message, which nobody will get. Not told of the first messages of operations
     * ({@link io.tacho.runtime.ActorContext#startOperation}): a record does not say whose handler
     * sent them.
     *
     * @param causeId recorded id of the message that is being handled; 0 if there is none, or if it
     *     comes from the runtime itself
     * @param recipient who would get it
     * @param message the message; the sender may change it later
     * @param kind how it is sent
     * @return what tells this message from others that the same handler sends to the same
     *     recipient, so that the answers to two asks find the right one: the {@link
     *     Question#fingerprint()}; only looked at for {@link MessageKind#ASK}
     */
    long sent(long causeId, ActorRef<?> recipient, Object message, MessageKind kind);
}
