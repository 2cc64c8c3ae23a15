package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import java.util.List;

/**
 * Draws two routees and chooses the one with fewer messages waiting; the first drawn if they have
 * the same.
 *
 * @param <M> what the routees understand
 */
final class TwoChoicesSelector<M> implements Selector<M> {
    private final List<ActorRef<M>> routees;
    private final SplitMix64 random;

    TwoChoicesSelector(List<ActorRef<M>> routees, SplitMix64 random) {
        this.routees = routees;
        this.random = random;
    }

    @Override
    public ActorRef<M> select(M message) {
        int size = routees.size();
        if (size == 1) {
            return routees.get(0);
        }
        long drawn = random.next();
        int first = SplitMix64.scale(drawn, size);
        int second = SplitMix64.scale(drawn >>> 32, size - 1);
        if (second >= first) {
            // One of the others, each as likely: never the first again.
            second++;
        }
        ActorRef<M> one = routees.get(first);
        ActorRef<M> other = routees.get(second);
        return other.backlog() < one.backlog() ? other : one;
    }
}
