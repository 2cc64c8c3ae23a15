package io.tacho.runtime.engine;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.replay.ReplayFeed;
import io.tacho.runtime.replay.ReplaySystem;
import io.tacho.runtime.replay.SendObserver;
import java.util.function.Supplier;

/** The {@link ReplaySystem} of one process: the engine of production with another delivery. */
public final class LocalReplaySystem implements ReplaySystem {
    private final LocalActorSystem system;

    private LocalReplaySystem(LocalActorSystem system) {
        this.system = system;
    }

    /**
     * Starts a system. Programs use {@link ReplaySystem#start}.
     *
     * @param options validated
     * @param observers makes an observer for each worker
     * @return running
     */
    public static ReplaySystem start(
            ActorSystemOptions options, Supplier<? extends SendObserver> observers) {
        return new LocalReplaySystem(
                new LocalActorSystem(
                        options,
                        Surroundings.machine(options.workers())
                                .with(new ReplayDelivery(observers))));
    }

    @Override
    public ActorSystem system() {
        return system;
    }

    @Override
    public ReplayFeed newFeed() {
        return new RecordedFeed(system);
    }
}
