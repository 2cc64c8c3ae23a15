package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Topic;
import io.tacho.runtime.routing.Router;
import io.tacho.runtime.routing.Routers;
import io.tacho.runtime.testkit.TestProbe;
import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingExampleTest {
    @Test
    // tag::topics[]
    void shouldReachWhoeverHasSubscribedWhenPublished() {
        try (TestSystem test = TestSystem.create()) {
            TestProbe<String> europe = test.probe("europe");
            TestProbe<String> all = test.probe("all");
            Topic<String> created = test.system().topic("orders.eu.created");
            created.subscribe(europe.ref());
            test.system().subscribe("orders.*.created", europe.ref());
            test.system().subscribe("orders.#", all.ref());

            assertEquals(2, created.publish("order 1"));
            assertEquals(1, test.system().<String>topic("orders").publish("closed"));
            assertEquals(List.of("order 1"), europe.receiveAll());
            assertEquals(List.of("order 1", "closed"), all.receiveAll());

            test.system().unsubscribe("orders.#", all.ref());
            assertEquals(1, created.publish("order 2"));
        }
    }

    // end::topics[]

    @Test
    // tag::routers[]
    void shouldChooseARouteeWhenARouterIsTold() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            List<ActorRef<String>> pool =
                    Routers.pool(
                            test.system(),
                            2,
                            SpawnOptions.named("worker"),
                            () ->
                                    (message, context) ->
                                            log.add(context.self().name() + " " + message));
            Router<String> inTurn = Routers.roundRobin(pool);
            List.of("a", "b", "c").forEach(inTurn::tell);
            test.runUntilIdle();
            assertEquals(
                    List.of("worker-0 a", "worker-0 c", "worker-1 b"),
                    log.stream().sorted().toList());

            log.clear();
            Router<String> byKey = Routers.consistentHash(String::hashCode, 100, pool);
            byKey.tell("customer 7");
            byKey.tell("customer 7");
            test.runUntilIdle();
            assertEquals(2, log.size());
            assertEquals(log.get(0), log.get(1));

            test.system().stop(pool.get(0));
            test.runUntilIdle();
            List.of("d", "e").forEach(inTurn::tell);
            assertEquals(List.of(pool.get(1)), inTurn.routees());
        }
    }
    // end::routers[]
}
