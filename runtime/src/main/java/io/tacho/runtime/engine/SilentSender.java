package io.tacho.runtime.engine;

import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.spi.MessageKind;

/** Sends nothing: in a replay what came from outside comes from the recording. */
final class SilentSender extends OutsideSender {
    SilentSender(LocalActorSystem system) {
        // No limit: whether the recorded one held depended on its clock.
        super(system, null);
    }

    @Override
    SendOutcome offer(
            ActorCell target, Object message, MessageKind kind, long dueAt, long timeToLive) {
        if (message instanceof OutsideAsks.Ask ask) {
            // A thread may be waiting for it.
            ask.unanswered("is part of a replay, where nobody outside is answered");
        }
        return SendOutcome.ACCEPTED;
    }
}
