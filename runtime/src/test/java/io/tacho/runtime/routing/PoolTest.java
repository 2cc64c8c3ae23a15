package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.NameTakenException;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
    private final ActorSystem system = ActorSystem.create("pool");
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void close() {
        system.close();
    }

    private Actor<String> actor() {
        made.incrementAndGet();
        return (message, context) -> {};
    }

    private static List<String> names(List<? extends ActorRef<?>> refs) {
        return refs.stream().map(ActorRef::name).toList();
    }

    @Test
    void shouldNumberTheNamesWhenNamed() {
        List<ActorRef<String>> refs =
                Routers.pool(system, 3, SpawnOptions.named("worker"), this::actor);
        assertEquals(List.of("worker-0", "worker-1", "worker-2"), names(refs));
        assertEquals(refs.get(1), system.lookup("worker-1"));
        assertEquals(3, made.get());
    }

    @Test
    void shouldNameNobodyWhenAnonymous() {
        List<ActorRef<String>> refs =
                Routers.pool(system, 1, SpawnOptions.anonymous(), this::actor);
        assertEquals(refs.stream().map(ref -> "#" + ref.id()).toList(), names(refs));
    }

    @Test
    void shouldGiveEachTheMailboxOfTheOptions() {
        SpawnOptions full =
                SpawnOptions.named("full").withMailbox(Mailboxes.rejecting(offer -> true));
        for (ActorRef<String> ref : Routers.pool(system, 2, full, this::actor)) {
            assertEquals(SendOutcome.REJECTED, ref.tell("m"));
        }
    }

    @Test
    void shouldStopThoseStartedWhenANameIsTaken() {
        ActorRef<String> owner = system.spawn("worker-2", this::actor);
        assertThrows(
                NameTakenException.class,
                () -> Routers.pool(system, 4, SpawnOptions.named("worker"), this::actor));
        Await.until("two stopped", () -> system.actors(ActorState.TERMINATED) == 2);
        Await.until("the other lives", () -> owner.state() == ActorState.READY);
        assertEquals(4, made.get(), "the fourth was not tried");
        assertEquals(
                List.of("worker-0", "worker-1", "worker-2", "worker-3"),
                IntStream.range(0, 4)
                        .mapToObj(i -> i == 2 ? owner : system.spawn("worker-" + i, this::actor))
                        .map(ActorRef::name)
                        .toList(),
                "their names are free again");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void shouldRefuseSizeBelowOne(int size) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Routers.pool(system, size, SpawnOptions.anonymous(), this::actor));
        assertEquals(0, made.get());
    }

    @Test
    void shouldStartPoolFromInsideAnActorAndRouteToIt() {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        List<Router<String>> routers = new ArrayList<>();
        ActorRef<String> front =
                system.spawn(
                        "front",
                        () ->
                                (message, context) -> {
                                    if (routers.isEmpty()) {
                                        List<ActorRef<String>> backs =
                                                Routers.pool(
                                                        context,
                                                        2,
                                                        SpawnOptions.named("back"),
                                                        () ->
                                                                (each, back) ->
                                                                        seen.add(
                                                                                back.self().name()
                                                                                        + ":"
                                                                                        + each));
                                        routers.add(Routers.roundRobin(backs));
                                    }
                                    routers.get(0).tell(message);
                                });
        List.of("1", "2", "3").forEach(front::tell);
        Await.quiet(system);
        assertEquals(List.of("back-0:1", "back-0:3", "back-1:2"), seen.stream().sorted().toList());
    }
}
