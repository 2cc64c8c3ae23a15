package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.NameTakenException;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.SystemStoppedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A spawn that does not come about leaves no thread behind. */
class SpawnThatFailsTest {
    private final LocalActorSystem system =
            (LocalActorSystem) ActorSystem.builder("spawns").workers(1).build();

    @AfterEach
    void close() {
        system.close();
    }

    private int workers() {
        return ((ThreadedWorkforce) system.workforce()).allWorkers().size();
    }

    @Test
    void shouldLendTheThreadToTheNextWhenTheNameIsTaken() {
        SpawnOptions pinned = SpawnOptions.named("taken").withDispatcher(Dispatcher.PINNED);
        system.spawn(SpawnOptions.named("taken"), () -> (message, context) -> {});
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    NameTakenException.class,
                    () -> system.spawn(pinned, () -> (message, context) -> {}));
        }
        assertEquals(2, workers());
    }

    @Test
    void shouldStartNoThreadWhenTheSystemEndsMeanwhile() {
        SpawnOptions pinned = SpawnOptions.anonymous().withDispatcher(Dispatcher.PINNED);
        assertThrows(
                SystemStoppedException.class,
                () ->
                        system.spawn(
                                pinned,
                                () -> {
                                    new Shutdown(system, 1).run(Duration.ZERO);
                                    return (message, context) -> {};
                                }));
        assertEquals(1, workers());
    }

    @Test
    void shouldStartNoThreadWhenTheFactoryThrows() {
        SpawnOptions pinned = SpawnOptions.anonymous().withDispatcher(Dispatcher.PINNED);
        assertThrows(
                UnsupportedOperationException.class,
                () ->
                        system.spawn(
                                pinned,
                                () -> {
                                    throw new UnsupportedOperationException();
                                }));
        assertEquals(1, workers());
    }
}
