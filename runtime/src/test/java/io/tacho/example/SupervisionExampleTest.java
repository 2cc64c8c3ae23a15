package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Backoff;
import io.tacho.runtime.Health;
import io.tacho.runtime.HealthCheck;
import io.tacho.runtime.HealthCheckException;
import io.tacho.runtime.Restart;
import io.tacho.runtime.Signal;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Supervision;
import io.tacho.runtime.SupervisionException;
import io.tacho.runtime.Terminated;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SupervisionExampleTest {
    private static final SpawnOptions PERMANENT =
            SpawnOptions.anonymous().withRestart(Restart.PERMANENT);

    // tag::fragile[]
    /** Fails of "boom", stops of "stop", and counts the rest. */
    static final class Fragile implements Actor<String> {
        private final List<String> log;
        private int count;

        Fragile(List<String> log) {
            this.log = log;
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            if (message.equals("boom")) {
                throw new IllegalStateException(message);
            } else if (message.equals("stop")) {
                context.stop();
            } else {
                log.add(message + " is number " + ++count);
            }
        }

        @Override
        public void postStop(ActorContext<String> context) {
            log.add(context.self().name() + " ended");
        }
    }

    @Test
    void shouldStartANewObjectWhenAnActorIsRestarted() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> actor =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("a").withRestart(Restart.TRANSIENT),
                                    () -> new Fragile(log));
            List.of("x", "boom", "y", "stop").forEach(actor::tell);
            test.runUntilIdle();
            assertEquals(1, test.system().restarts());
            assertEquals(ActorState.TERMINATED, actor.state());
        }
        assertEquals(List.of("x is number 1", "a ended", "y is number 1", "a ended"), log);
    }

    // end::fragile[]

    // tag::family[]
    /** Starts children by name and passes on "name message". */
    record Family(List<String> names, List<String> log) implements Actor<String> {
        @Override
        public void preStart(ActorContext<String> context) {
            names.forEach(name -> context.spawn(PERMANENT.withName(name), () -> new Fragile(log)));
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            String[] parts = message.split(" ");
            ActorRef<Object> child = context.system().lookup(parts[0]);
            if (child != null) {
                child.tell(parts[1]);
            }
        }

        @Override
        public void postStop(ActorContext<String> context) {
            log.add(context.self().name() + " ended");
        }
    }

    // end::family[]

    private static ActorRef<String> family(
            TestSystem test, Supervision supervision, List<String> log) {
        ActorRef<String> family =
                test.system()
                        .spawn(
                                SpawnOptions.named("family").withSupervision(supervision),
                                () -> new Family(List.of("a", "b", "c"), log));
        test.runUntilIdle();
        return family;
    }

    @Test
    // tag::strategy[]
    void shouldRestartThoseThatCameLaterWhenTheStrategyIsRestForOne() {
        Supervision restForOne = Supervision.of(Supervision.Strategy.REST_FOR_ONE);
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> family = family(test, restForOne, new ArrayList<>());
            family.tell("b boom");
            test.runUntilIdle();
            assertEquals(
                    List.of("restarted b: boom", "restarted c"),
                    test.effects().of(Effect.Restarted.class).stream()
                            .map(Effect::toString)
                            .toList());
        }
    }

    // end::strategy[]

    @Test
    // tag::escalation[]
    void shouldEndTheSupervisorAfterItsChildrenWhenTheyFailTooOften() {
        List<String> log = new ArrayList<>();
        Supervision once = Supervision.DEFAULT.withIntensity(1, Duration.ofSeconds(5));
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> family = family(test, once, log);
            family.tell("b boom");
            test.runUntilIdle();
            assertEquals(ActorState.READY, family.state());

            log.clear();
            family.tell("b boom");
            test.runUntilIdle();
            assertEquals(ActorState.FAILED, family.state());
            assertInstanceOf(
                    SupervisionException.class,
                    test.effects(family).expectOne(Effect.Failed.class).cause());
        }
        assertEquals(List.of("b ended", "c ended", "a ended", "family ended"), log);
    }

    // end::escalation[]

    @Test
    // tag::end[]
    void shouldEndTheSystemWhenTheTopFailsTooOften() {
        ActorSystem system =
                ActorSystem.builder("doomed")
                        .supervision(Supervision.DEFAULT.withIntensity(0, Duration.ofSeconds(5)))
                        .build();
        ActorRef<String> actor =
                system.spawn(PERMANENT.withName("a"), () -> new Fragile(new ArrayList<>()));
        actor.tell("boom");
        CompletionException thrown =
                assertThrows(
                        CompletionException.class,
                        () -> system.whenTerminated().toCompletableFuture().join());
        assertInstanceOf(SupervisionException.class, thrown.getCause());
    }

    // end::end[]

    @Test
    // tag::backoff[]
    void shouldWaitLongerEachTimeWhenThereIsABackoff() {
        Duration tenth = Duration.ofMillis(100);
        Backoff doubling = new Backoff(tenth, Duration.ofSeconds(5), 0, Duration.ofSeconds(5));
        Supervision patient =
                Supervision.DEFAULT.withIntensity(10, Duration.ofMinutes(1)).withBackoff(doubling);
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> family = family(test, patient, new ArrayList<>());
            family.tell("a boom");
            test.runUntilIdle();
            assertEquals(0, test.system().restarts());
            test.advance(tenth);
            assertEquals(1, test.system().restarts());

            family.tell("a boom");
            test.advance(tenth);
            assertEquals(1, test.system().restarts());
            test.advance(tenth);
            assertEquals(2, test.system().restarts());
        }
    }

    // end::backoff[]

    // tag::watch[]
    record Watcher(List<ActorRef<String>> targets, List<String> log) implements Actor<String> {
        @Override
        public void preStart(ActorContext<String> context) {
            context.watch(targets.get(0));
            context.watchWith(targets.get(1), "second is gone");
            context.watch(targets.get(2));
            context.unwatch(targets.get(2));
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            log.add(message);
        }

        @Override
        public void onSignal(Signal signal, ActorContext<String> context) {
            if (signal instanceof Terminated end) {
                log.add(end.actor().name() + " " + end.state());
            }
        }
    }

    @Test
    void shouldBeToldOfEndsWhenTheActorWatches() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            List<ActorRef<String>> targets = new ArrayList<>();
            for (String name : List.of("first", "second", "third")) {
                targets.add(test.system().spawn(name, () -> new Fragile(new ArrayList<>())));
            }
            test.system().spawn("watcher", () -> new Watcher(targets, log));
            test.runUntilIdle();
            for (ActorRef<String> target : targets) {
                target.tell("boom");
                test.runUntilIdle();
            }
        }
        assertEquals(List.of("first FAILED", "second is gone"), log);
    }

    // end::watch[]

    // tag::health[]
    static final class Connection implements Actor<String> {
        private Health health = Health.HEALTHY;

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            health = Health.FAILED;
        }

        @Override
        public Health health(ActorContext<String> context) {
            return health;
        }
    }

    @Test
    void shouldRestartAnActorWhenItsHealthChecksFail() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> connection =
                    test.system()
                            .spawn(
                                    PERMANENT
                                            .withName("connection")
                                            .withHealthCheck(
                                                    new HealthCheck(Duration.ofSeconds(1), 2)),
                                    Connection::new);
            connection.tell("cut");
            test.advance(Duration.ofSeconds(1));
            assertEquals(0, test.system().restarts());
            test.advance(Duration.ofSeconds(10));
            assertEquals(1, test.system().restarts());
            assertInstanceOf(
                    HealthCheckException.class,
                    test.effects(connection).expectOne(Effect.Failed.class).cause());
        }
    }
    // end::health[]
}
