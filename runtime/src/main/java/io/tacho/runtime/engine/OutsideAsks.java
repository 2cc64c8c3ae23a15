package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.AskTimeoutException;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SystemStoppedException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Asks on behalf of threads outside the system, so that such an ask is one like any other:
 * recorded, counted, timed out by the same table. One actor a system.
 */
final class OutsideAsks implements Actor<OutsideAsks.Ask> {
    /** Asks that wait for their reply, the oldest first; failed when the system ends. */
    private final Set<Ask> waiting = new LinkedHashSet<>();

    OutsideAsks() {}

    @Override
    public void onMessage(Ask ask, ActorContext<Ask> context) {
        SendOutcome outcome;
        try {
            // First: an ask that is on its way is known, whatever comes.
            waiting.add(ask);
            outcome = context.ask(ask.target, ask.message, ask.timeoutNanos, new Waiting(ask));
        } catch (RuntimeException | Error thrown) {
            // To who asked: this actor serves all the others too and must not fail of one mailbox.
            waiting.remove(ask);
            ask.future.completeExceptionally(thrown);
            return;
        }
        if (outcome != SendOutcome.ACCEPTED) {
            waiting.remove(ask);
            ask.timedOut("can't reply: the question's outcome was " + outcome + ", so none came");
        }
    }

    @Override
    public void onError(Throwable failure, ActorContext<Ask> context) {
        for (Ask ask : waiting) {
            ask.future.completeExceptionally(failure);
        }
        waiting.clear();
    }

    @Override
    public void postStop(ActorContext<Ask> context) {
        for (Ask ask : waiting) {
            ask.systemStopped(context.system().name());
        }
        waiting.clear();
    }

    private final class Waiting implements AskCallback<Object> {
        private final Ask ask;

        Waiting(Ask ask) {
            this.ask = ask;
        }

        @Override
        public void onReply(Object reply) {
            waiting.remove(ask);
            ask.future.complete(reply);
        }

        @Override
        public void onTimeout() {
            waiting.remove(ask);
            ask.timedOut("did not reply");
        }
    }

    /** One question from outside; compared by identity. */
    static final class Ask {
        private final ActorRef<Object> target;
        private final Object message;
        private final long timeoutNanos;
        private final CompletableFuture<Object> future = new CompletableFuture<>();

        Ask(ActorRef<Object> target, Object message, long timeoutNanos) {
            this.target = target;
            this.message = message;
            this.timeoutNanos = timeoutNanos;
        }

        CompletableFuture<Object> future() {
            return future;
        }

        void systemStopped(String system) {
            future.completeExceptionally(new SystemStoppedException(system));
        }

        /** It was never asked. */
        void unanswered(String why) {
            future.completeExceptionally(new AskTimeoutException(target.name() + " " + why));
        }

        private void timedOut(String why) {
            future.completeExceptionally(
                    new AskTimeoutException(
                            target.name() + " " + why + " within " + timeoutNanos + " ns"));
        }
    }
}
