package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Sends each message to the one routee that a selector chooses. Any thread.
 *
 * @param <M> what the routees understand
 */
final class SelectingRouter<M> implements Router<M> {
    private final RouteeSet<M, Selector<M>> routees;

    /**
     * @param strategy makes the selector of routees, which are one or more
     */
    SelectingRouter(List<ActorRef<M>> routees, Function<List<ActorRef<M>>, Selector<M>> strategy) {
        this.routees =
                new RouteeSet<>(
                        routees, list -> list.isEmpty() ? message -> null : strategy.apply(list));
    }

    @Override
    public SendOutcome tell(M message) {
        Objects.requireNonNull(message, "message");
        while (true) {
            ActorRef<M> routee = routees.view().select(message);
            if (routee == null) {
                return SendOutcome.REJECTED;
            }
            if (!routee.state().isFinal()) {
                return routee.tell(message);
            }
            // Who has ended stays so: each round has fewer routees, or others that were added.
            routees.removeEnded();
        }
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
