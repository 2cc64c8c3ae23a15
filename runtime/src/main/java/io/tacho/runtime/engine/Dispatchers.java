package io.tacho.runtime.engine;

import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where actors run that don't run in the pool. Any thread. */
final class Dispatchers {
    private final Relay relay = new Relay();
    private final PinnedWorkers pinned;
    private final VirtualThreads virtual;

    Dispatchers(LocalActorSystem system) {
        pinned = new PinnedWorkers(system, this);
        virtual = new VirtualThreads(system, this);
    }

    /**
     * Finds where a new actor is to run.
     *
     * @return null for the pool
     * @throws UnsupportedOperationException if this JDK has no virtual threads
     */
    @Nullable ReadyQueue homeFor(Dispatcher dispatcher) {
        return switch (dispatcher) {
            case POOL -> null;
            case PINNED -> pinned.take();
            case VIRTUAL -> virtual.checked();
        };
    }

    /** An actor has ended; what still comes for it is settled where it ran. */
    void leaves(@Nullable ReadyQueue home) {
        if (home instanceof PinnedWorkers.Home worker) {
            pinned.giveBack(worker);
        }
    }

    /** A stream for a thread outside the pool. */
    TapStream newStream(LocalActorSystem system) {
        return system.options().tap() == MessageTap.NONE
                ? TapStream.NONE
                : new RelayStream(relay, () -> system.pool().wakeIfAllSleep());
    }

    /** What waits to be recorded by the pool. */
    Relay relay() {
        return relay;
    }

    /** The workers that run one actor each. */
    List<Worker> pinnedWorkers() {
        return pinned.workers();
    }

    long settled(MessageOutcome outcome) {
        return pinned.settled(outcome) + virtual.settled(outcome);
    }

    /**
     * Ends their threads, once the actors have ended; before those of the pool.
     *
     * @return false if a handler does not end
     */
    boolean stop(long graceMillis) {
        return pinned.stop(graceMillis) & virtual.stop(graceMillis);
    }
}
