package io.tacho.profiling.peers;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;

/**
 * Pekko as it is compared: its default dispatcher and mailboxes, with as many threads as Tacho has
 * workers, turns as long as Tacho's, and no logging.
 */
final class PekkoSystems {
    private static final String DISPATCHER = "pekko.actor.default-dispatcher.";

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

    static void stop(ActorSystem<?> system) {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
