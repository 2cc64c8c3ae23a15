package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.Signal;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Terminated;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PinnedWorkersTest {
    private static final SpawnOptions PINNED =
            SpawnOptions.anonymous().withDispatcher(Dispatcher.PINNED);

    private final CountDownLatch spawnedNext = new CountDownLatch(1);

    @Test
    void shouldUseThreadAgainWhenWhoHearsOfTheEndSpawnsTheNextAtOnce() {
        LocalActorSystem system =
                new LocalActorSystem(
                        ActorSystem.builder("pinned").workers(1).options(),
                        Surroundings.machine(1)
                                .with(new SabotagedDelivery(signal -> {}, this::awaitNext)));
        ActorRef<String> first = system.spawn(PINNED, () -> (message, context) -> {});
        ActorRef<ActorRef<?>> watcher = system.spawn("watcher", Replacing::new);
        watcher.tell(first);
        Await.quiet(system);
        system.stop(first);
        Await.until(spawnedNext);
        assertEquals(2, ((ThreadedWorkforce) system.workforce()).allWorkers().size());
        system.close();
    }

    private final class Replacing implements Actor<ActorRef<?>> {
        @Override
        public void onMessage(ActorRef<?> watched, ActorContext<ActorRef<?>> context) {
            context.watch(watched);
        }

        @Override
        public void onSignal(Signal signal, ActorContext<ActorRef<?>> context) {
            context.spawn(PINNED, () -> (message, own) -> {});
            spawnedNext.countDown();
        }
    }

    /** Whose end it is does nothing more before what comes of it has come. */
    private void awaitNext(Object signal) {
        if (signal instanceof Terminated) {
            Await.until(spawnedNext);
        }
    }
}
