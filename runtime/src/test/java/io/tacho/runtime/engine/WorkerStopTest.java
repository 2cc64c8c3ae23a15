package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.SpawnOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkerStopTest {
    @Test
    void shouldInterruptAllAtATimeWhenHandlersDoNotEnd() {
        int actors = 3;
        CountDownLatch handling = new CountDownLatch(actors);
        CountDownLatch interrupted = new CountDownLatch(actors);
        LocalActorSystem system =
                (LocalActorSystem) ActorSystem.builder("stuck").workers(1).build();
        for (int i = 0; i < actors; i++) {
            ActorRef<String> stuck =
                    system.spawn(
                            SpawnOptions.anonymous().withDispatcher(Dispatcher.PINNED),
                            () ->
                                    (message, context) -> {
                                        handling.countDown();
                                        try {
                                            new CountDownLatch(1).await();
                                        } catch (InterruptedException expected) {
                                            // Each ends only when all were told to.
                                            interrupted.countDown();
                                            Await.until(interrupted);
                                        }
                                    });
            stuck.tell("x");
        }
        Await.until(handling);
        assertTrue(system.workforce().stop(1));
        // The actors have no worker any more, so there is no use in waiting for their end.
        new Shutdown(system, 1).run(Duration.ZERO);
    }
}
