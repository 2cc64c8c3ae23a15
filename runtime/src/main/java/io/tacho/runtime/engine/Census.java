package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many actors are in which state. Any thread. */
final class Census {
    private final AtomicLongArray byState = new AtomicLongArray(ActorState.values().length);

    /** Counted apart: who reads one state after the other misses those that are restarted. */
    private final AtomicLong living = new AtomicLong();

    private final AtomicLong restarts = new AtomicLong();

    Census() {}

    void born() {
        living.incrementAndGet();
        byState.incrementAndGet(ActorState.CREATING.ordinal());
    }

    void moved(ActorState from, ActorState to) {
        // In this order, and read in the order of a life: an actor on its way is never counted
        // nowhere.
        byState.incrementAndGet(to.ordinal());
        byState.decrementAndGet(from.ordinal());
        if (to.isFinal() && !from.isFinal()) {
            living.decrementAndGet();
        }
    }

    /** An actor got a new object. */
    void restarted() {
        restarts.incrementAndGet();
    }

    long restarts() {
        return restarts.get();
    }

    /** A spawn did not come about. */
    void unborn() {
        living.decrementAndGet();
        byState.decrementAndGet(ActorState.CREATING.ordinal());
    }

    /** One that was counted in a state was none. */
    void forget(ActorState state) {
        byState.decrementAndGet(state.ordinal());
    }

    long in(ActorState state) {
        return byState.get(state.ordinal());
    }

    long living() {
        return living.get();
    }
}
