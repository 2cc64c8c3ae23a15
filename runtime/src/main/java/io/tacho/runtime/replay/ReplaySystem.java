package io.tacho.runtime.replay;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.engine.LocalReplaySystem;
import java.util.function.Supplier;

/**
 * An actor system in which nothing that is sent arrives but what is fed from a recording. Any
 * thread.
 *
 * <p>That holds for threads outside, too: {@link io.tacho.runtime.ActorRef#tell} and {@link
 * io.tacho.runtime.Sender} accept and deliver nothing, since what was sent from outside is on
 * record. An ask from outside fails at once with {@link io.tacho.runtime.AskTimeoutException}.
 */
public interface ReplaySystem {
    /**
     * Starts one.
     *
     * @param options as from {@link io.tacho.runtime.ActorSystemBuilder#options()}
     * @param observers makes an observer for each worker, and one for each turn that runs on a
     *     virtual thread at a time; called on any thread
     * @return running, with no actors yet
     */
    static ReplaySystem start(
            ActorSystemOptions options, Supplier<? extends SendObserver> observers) {
        return LocalReplaySystem.start(options, observers);
    }

    /**
     * The system: where to spawn, to look up, to count and to shut down.
     *
     * @return as programs know it
     */
    ActorSystem system();

    /**
     * Makes a way to feed it.
     *
     * @return for one thread; to be closed
     */
    ReplayFeed newFeed();
}
