package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Sends each message to all routees. Any thread.
 *
 * @param <M> what the routees understand
 */
final class BroadcastRouter<M> implements Router<M> {
    private final RouteeSet<M, List<ActorRef<M>>> routees;

    BroadcastRouter(List<ActorRef<M>> routees) {
        this.routees = new RouteeSet<>(routees, Function.identity());
    }

    @Override
    public SendOutcome tell(M message) {
        Objects.requireNonNull(message, "message");
        List<ActorRef<M>> targets = routees.list();
        SendOutcome first = SendOutcome.ACCEPTED;
        int living = 0;
        // By index: an iterator would be garbage.
        for (int i = 0; i < targets.size(); i++) {
            ActorRef<M> target = targets.get(i);
            if (target.state().isFinal()) {
                continue;
            }
            living++;
            SendOutcome outcome = target.tell(message);
            if (first == SendOutcome.ACCEPTED) {
                first = outcome;
            }
        }
        if (living < targets.size()) {
            routees.removeEnded();
        }
        return living == 0 ? SendOutcome.REJECTED : first;
    }

    @Override
    public List<ActorRef<M>> routees() {
        return routees.list();
    }

    @Override
    public boolean add(ActorRef<M> routee) {
        return routees.add(routee);
    }

    @Override
    public boolean remove(ActorRef<M> routee) {
        return routees.remove(routee);
    }
}
