package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Threads;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every router. */
class RouterTest {
    private final FakeRef<String> a = new FakeRef<>("a");
    private final FakeRef<String> b = new FakeRef<>("b");
    private final FakeRef<String> c = new FakeRef<>("c");

    @ParameterizedTest
    @EnumSource
    void shouldTellTheOnlyRoutee(RouterKind kind) {
        Router<String> router = kind.over(List.of(a));
        for (int i = 0; i < 10; i++) {
            assertEquals(SendOutcome.ACCEPTED, router.tell("m" + i));
            assertEquals("m" + i, a.last);
        }
        assertEquals(10, a.told);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRejectWhenThereIsNobody(RouterKind kind) {
        Router<String> router = kind.over(List.of());
        assertEquals(SendOutcome.REJECTED, router.tell("m"));
        assertTrue(router.add(a));
        assertEquals(SendOutcome.ACCEPTED, router.tell("m"));
        assertTrue(router.remove(a));
        assertEquals(SendOutcome.REJECTED, router.tell("m"));
        assertEquals(1, a.told);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowEachRouteeOnceInTheOrderOfAdding(RouterKind kind) {
        Router<String> router = kind.over(List.of(a, b, a));
        List<ActorRef<String>> before = router.routees();
        assertEquals(List.of(a, b), before);
        assertFalse(router.add(a));
        assertTrue(router.add(c));
        assertFalse(router.add(c));
        assertEquals(List.of(a, b, c), router.routees());
        assertTrue(router.remove(a));
        assertFalse(router.remove(a));
        assertEquals(List.of(b, c), router.routees());
        assertEquals(List.of(a, b), before, "a snapshot");
        assertThrows(UnsupportedOperationException.class, () -> router.routees().remove(b));
    }

    @ParameterizedTest
    @EnumSource
    void shouldPassOverAndRemoveAllThatHaveEnded(RouterKind kind) {
        Router<String> router = kind.over(List.of(a, b, c));
        a.state = ActorState.TERMINATED;
        b.state = ActorState.FAILED;
        for (int i = 0; i < 100; i++) {
            assertEquals(SendOutcome.ACCEPTED, router.tell("m" + i));
        }
        assertEquals(List.of(c), router.routees());
        assertEquals(100, c.told);
        assertEquals(0, a.told + b.told);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepRouteeThatStartsOrStops(RouterKind kind) {
        Router<String> router = kind.over(List.of(a, b));
        a.state = ActorState.STARTING;
        b.state = ActorState.STOPPING;
        assertEquals(SendOutcome.ACCEPTED, router.tell("m"));
        assertEquals(List.of(a, b), router.routees());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRejectWhenTheLastHasEnded(RouterKind kind) {
        Router<String> router = kind.over(List.of(a, b));
        a.state = ActorState.TERMINATED;
        b.state = ActorState.TERMINATED;
        assertEquals(SendOutcome.REJECTED, router.tell("m"));
        assertEquals(List.of(), router.routees());
        assertEquals(0, a.told + b.told);
    }

    @ParameterizedTest
    @EnumSource
    void shouldPassOnWhatBecameOfTheMessage(RouterKind kind) {
        Router<String> router = kind.over(List.of(a));
        for (SendOutcome outcome : SendOutcome.values()) {
            a.outcome = outcome;
            assertEquals(outcome, router.tell("m"));
        }
        assertEquals(List.of(a), router.routees());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseNullWhenTold(RouterKind kind) {
        Router<String> router = kind.over(List.of());
        assertThrows(NullPointerException.class, () -> router.tell(nothing()));
    }

    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotMakeDeadLettersWhenRouteesStop(RouterKind kind) {
        try (ActorSystem system = ActorSystem.create("ends")) {
            List<ActorRef<String>> refs =
                    Routers.pool(
                            system, 3, SpawnOptions.anonymous(), () -> (message, context) -> {});
            Router<String> router = kind.over(refs);
            for (int left = 2; left >= 0; left--) {
                ActorRef<String> next = refs.get(left);
                // What it was told before would be a dead letter in its own right.
                Await.quiet(system);
                system.stop(next);
                Await.until("stopped", () -> next.state().isFinal());
                SendOutcome expected = left > 0 ? SendOutcome.ACCEPTED : SendOutcome.REJECTED;
                for (int tell = 0; tell < 5; tell++) {
                    assertEquals(expected, router.tell("m"));
                }
            }
            assertEquals(List.of(), router.routees());
            Await.quiet(system);
            assertEquals(0, system.counts().deadLetters());
            assertEquals(0, system.counts().rejected());
        }
    }

    private record Numbered(int sender, int number) {}

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheOrderOfEachSenderAtEachRoutee(RouterKind kind) {
        int senders = 2;
        int each = 2_000;
        ConcurrentLinkedQueue<String> disorder = new ConcurrentLinkedQueue<>();
        try (ActorSystem system = ActorSystem.builder("order").workers(2).build()) {
            List<ActorRef<Numbered>> refs =
                    Routers.pool(
                            system,
                            3,
                            SpawnOptions.anonymous(),
                            () -> {
                                int[] last = new int[senders];
                                return (message, context) -> {
                                    if (message.number <= last[message.sender]) {
                                        disorder.add(message + " after " + last[message.sender]);
                                    }
                                    last[message.sender] = message.number;
                                };
                            });
            Router<Numbered> router = kind.over(refs);
            Threads.together(
                    senders,
                    sender -> {
                        for (int i = 1; i <= each; i++) {
                            assertEquals(
                                    SendOutcome.ACCEPTED, router.tell(new Numbered(sender, i)));
                        }
                    });
            Await.quiet(system);
            int copies = kind == RouterKind.BROADCAST ? refs.size() : 1;
            assertEquals((long) senders * each * copies, system.counts().handled());
            assertEquals(List.of(), List.copyOf(disorder));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLoseNoChangeWhenManyThreadsChangeAndTell(RouterKind kind) {
        Router<String> router = kind.over(List.of());
        int each = 25;
        Threads.together(
                4,
                index -> {
                    for (FakeRef<String> ref : FakeRef.<String>named("r" + index + ".", each)) {
                        assertTrue(router.add(ref));
                        assertEquals(SendOutcome.ACCEPTED, router.tell("m"));
                        if (ref.name().endsWith("0")) {
                            assertTrue(router.remove(ref));
                        }
                    }
                });
        // 0, 10 and 20 of each thread have left.
        assertEquals(4 * (each - 3), router.routees().size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRejectWhenTheSystemHasShutDown(RouterKind kind) {
        ActorSystem system = ActorSystem.create("gone");
        List<ActorRef<String>> refs =
                Routers.pool(system, 2, SpawnOptions.anonymous(), () -> (message, context) -> {});
        Router<String> router = kind.over(refs);
        try (Sender sender = system.newSender()) {
            assertEquals(SendOutcome.ACCEPTED, sender.tell(router.routees().get(0), "m"));
        }
        system.close();
        assertEquals(SendOutcome.REJECTED, router.tell("m"));
        assertEquals(1, system.counts().sent());
    }
}
