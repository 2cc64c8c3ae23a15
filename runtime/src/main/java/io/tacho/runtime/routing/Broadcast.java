package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends each message to the same targets and keeps what became of it at each. Confined to the
 * thread that uses it, or to the actor: the outcomes are those of its own last tell. Telling
 * allocates nothing.
 *
 * <p>The targets never change, so neither do their numbers: one that has ended is told all the
 * same, and the outcome says that the message is a dead letter. {@link Routers#broadcast} is for
 * targets that come and go.
 *
 * @param <M> what the targets understand
 */
public final class Broadcast<M> {
    private final List<ActorRef<M>> targets;
    private final @Nullable SendOutcome[] outcomes;

    /**
     * Takes the targets.
     *
     * @param targets who is told, in this order; one that is given twice is told twice
     */
    public Broadcast(List<ActorRef<M>> targets) {
        this.targets = List.copyOf(targets);
        this.outcomes = new @Nullable SendOutcome[this.targets.size()];
    }

    /**
     * Sends a message to every target. Each gets the same object: send what nobody changes.
     *
     * @param message the message
     * @return how many accepted it, 0 to {@link #size()}
     */
    public int tell(M message) {
        Objects.requireNonNull(message, "message");
        int accepted = 0;
        for (int i = 0; i < outcomes.length; i++) {
            SendOutcome outcome = targets.get(i).tell(message);
            outcomes[i] = outcome;
            if (outcome == SendOutcome.ACCEPTED) {
                accepted++;
            }
        }
        return accepted;
    }

    /**
     * What became of the last message at one target.
     *
     * @param index of the target, 0 to {@link #size()} - 1
     * @return its outcome
     * @throws IllegalStateException if nothing has been told yet
     * @throws IndexOutOfBoundsException if there is no such target
     */
    public SendOutcome outcome(int index) {
        SendOutcome outcome = outcomes[index];
        if (outcome == null) {
            throw new IllegalStateException("nothing has been told yet, so nothing has an outcome");
        }
        return outcome;
    }

    /**
     * One of the targets.
     *
     * @param index 0 to {@link #size()} - 1
     * @return its address
     * @throws IndexOutOfBoundsException if there is no such target
     */
    public ActorRef<M> target(int index) {
        return targets.get(index);
    }

    /**
     * How many targets there are.
     *
     * @return 0 or more
     */
    public int size() {
        return outcomes.length;
    }
}
