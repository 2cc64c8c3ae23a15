package io.tacho.profiling.peers;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Pekko as it is compared: its default dispatcher and mailboxes, with as many threads as Tacho has
 * workers, turns as long as Tacho's, and no logging.
 */
final class PekkoSystems {
    private static final String DISPATCHER = "pekko.actor.default-dispatcher.";
    private static final long PATIENCE_SECONDS = 30;

    private PekkoSystems() {}

    static <T> ActorSystem<T> start(Behavior<T> guardian, int parallelism) {
        Map<String, ?> settings =
                Map.of(
                        "pekko.loglevel",
                        "OFF",
                        "pekko.stdout-loglevel",
                        "OFF",
                        "pekko.use-slf4j",
                        "off",
                        DISPATCHER + "throughput",
                        64,
                        DISPATCHER + "fork-join-executor.parallelism-min",
                        parallelism,
                        DISPATCHER + "fork-join-executor.parallelism-max",
                        parallelism);
        Config config = ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load());
        return ActorSystem.create(guardian, "peer", config);
    }

    /**
     * Starts a system whose guardian spawns what is measured, and gets no message itself: each of a
     * guardian's messages passes an interceptor (Pekko's GuardianStartupBehavior), as no other
     * actor's do.
     *
     * @param spawning called by the guardian
     */
    static <T> Started<T> start(int parallelism, Function<ActorContext<Void>, T> spawning) {
        CompletableFuture<T> spawned = new CompletableFuture<>();
        Behavior<Void> guardian =
                Behaviors.setup(
                        context -> {
                            spawned.complete(spawning.apply(context));
                            return Behaviors.empty();
                        });
        ActorSystem<Void> system = start(guardian, parallelism);
        return new Started<>(system, spawned.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    static void stop(ActorSystem<?> system) {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** A system, and what its guardian has spawned. */
    record Started<T>(ActorSystem<Void> system, T spawned) implements AutoCloseable {
        @Override
        public void close() {
            stop(system);
        }
    }
}
