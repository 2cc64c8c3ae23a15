package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.NameTakenException;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.MessageTap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void shouldLeaveItsSlotAndItsPlaceInTheCountsToTheNext() {
        SpawnOptions taken = SpawnOptions.named("taken");
        int slot = slotOf(system.spawn(taken, () -> (message, context) -> {}));
        long living = system.census().living();
        assertThrows(
                NameTakenException.class,
                () -> system.spawn(taken, () -> (message, context) -> {}));
        assertEquals(0, system.actors(ActorState.CREATING));
        assertEquals(living, system.census().living());
        assertEquals(slot + 1, slotOf(spawnIdler()));
    }

    @Test
    void shouldLeaveItsNameToTheNextWhenTheTapThrows() {
        AtomicBoolean throwing = new AtomicBoolean();
        MessageTap tap =
                new ForwardingTap(MessageTap.NONE) {
                    @Override
                    public void actorSpawned(int id, String name, Class<?> behaviour) {
                        if (throwing.get()) {
                            throw new UnsupportedOperationException();
                        }
                    }
                };
        try (ActorSystem tapped = ActorSystem.builder("tapped").workers(1).tap(tap).build()) {
            throwing.set(true);
            for (SpawnOptions options :
                    List.of(SpawnOptions.named("a"), SpawnOptions.anonymous())) {
                assertThrows(
                        UnsupportedOperationException.class,
                        () -> tapped.spawn(options, () -> (message, context) -> {}));
            }
            throwing.set(false);
            ActorRef<String> next = tapped.spawn("a", () -> (message, context) -> {});
            assertSame(next, tapped.lookup("a"));
        }
    }

    /** The test fails if a worker is left behind. */
    @Test
    void shouldEndTheWorkersWhenTheSystemCannotBegin() {
        MessageTap tap =
                new ForwardingTap(MessageTap.NONE) {
                    @Override
                    public void actorSpawned(int id, String name, Class<?> behaviour) {
                        throw new UnsupportedOperationException();
                    }
                };
        assertThrows(
                UnsupportedOperationException.class,
                () -> ActorSystem.builder("stillborn").workers(1).tap(tap).build());
    }

    private ActorRef<String> spawnIdler() {
        return system.spawn(SpawnOptions.anonymous(), () -> (message, context) -> {});
    }

    private static int slotOf(ActorRef<?> actor) {
        return ActorCell.of(actor).slot;
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
