package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many actors are in which state. Any thread. */
final class Census {
    private final AtomicLongArray byState = new AtomicLongArray(ActorState.values().length);

    Census() {}

    void born() {
        byState.incrementAndGet(ActorState.CREATING.ordinal());
    }

    void moved(ActorState from, ActorState to) {
        byState.decrementAndGet(from.ordinal());
        byState.incrementAndGet(to.ordinal());
    }

    /** A spawn did not come about. */
    void unborn() {
        byState.decrementAndGet(ActorState.CREATING.ordinal());
    }

    long in(ActorState state) {
        return byState.get(state.ordinal());
    }

    long living() {
        return in(ActorState.CREATING)
                + in(ActorState.STARTING)
                + in(ActorState.READY)
                + in(ActorState.STOPPING);
    }
}
