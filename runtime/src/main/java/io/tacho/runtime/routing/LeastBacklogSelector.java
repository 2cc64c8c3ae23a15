package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses the routee with the fewest messages waiting; of several, the first after the one that was
 * chosen last.
 *
 * @param <M> what the routees understand
 */
final class LeastBacklogSelector<M> implements Selector<M> {
    private final List<ActorRef<M>> routees;

    /**
     * After the one chosen last. Racy, but the race is benign: threads that choose at the same time
     * may begin at the same place, and see each other's message there the next time.
     */
    private final AtomicInteger next;

    LeastBacklogSelector(List<ActorRef<M>> routees, AtomicInteger next) {
        this.routees = routees;
        this.next = next;
    }

    @Override
    public ActorRef<M> select(M message) {
        int at = wrapped(next.getOpaque());
        int chosen = at;
        int least = Integer.MAX_VALUE;
        // Nobody has fewer than none.
        for (int looked = 0; looked < routees.size() && least > 0; looked++) {
            int backlog = routees.get(at).backlog();
            if (backlog < least) {
                least = backlog;
                chosen = at;
            }
            at = wrapped(at + 1);
        }
        next.setOpaque(chosen + 1);
        return routees.get(chosen);
    }

    /** It may also be a place that is no more, since some were removed. */
    private int wrapped(int index) {
        return index < routees.size() ? index : 0;
    }
}
