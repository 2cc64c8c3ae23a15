package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Do;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.Supervision.Strategy;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.Interleavings;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Supervision, death watch and stopping hold in whatever order things happen. */
class InterleavingsTest {
    private static final int SEEDS = Integer.getInteger("tacho.seeds", 200);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Logger LOGGER = Logger.getLogger("io.tacho.runtime");

    /** Tens of thousands of actors fail here on purpose. */
    @BeforeAll
    static void doNotLogFailures() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOGGER.setLevel(null);
    }

    private static Supervision patient(Strategy strategy) {
        return Supervision.of(strategy).withIntensity(1_000, Duration.ofSeconds(5));
    }

    private static Spec family(Supervision supervision) {
        return Spec.permanent(
                        "sup",
                        Spec.permanent("a"),
                        Spec.permanent("b", Spec.permanent("b1"), Spec.permanent("b2")),
                        Spec.of("c", Restart.TRANSIENT),
                        Spec.permanent("d"))
                .with(supervision);
    }

    private static void checkNextRestart(Puppets puppets, Strategy strategy) {
        puppets.notes();
        puppets.fail("c");
        List<String> expected =
                switch (strategy) {
                    case ONE_FOR_ONE -> List.of("c preStart");
                    case REST_FOR_ONE -> List.of("c preStart", "d preStart");
                    case ONE_FOR_ALL ->
                            List.of("a preStart", "b preStart", "c preStart", "d preStart");
                };
        assertEquals(
                expected,
                puppets.notes("preStart").stream()
                        .filter(note -> !note.matches("b[12].*"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void shouldHaveAllAliveWhenFailuresCross(Strategy strategy) {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    puppets.spawn(family(patient(strategy)));
                    for (String name : List.of("b", "d", "b1", "a", "c", "d")) {
                        puppets.tell(name, "boom");
                    }
                    puppets.tell("a", "stop");
                    test.runUntilIdle();
                    puppets.checkLives();
                    for (String name : List.of("sup", "a", "b", "b1", "b2", "c", "d")) {
                        assertEquals(ActorState.READY, puppets.ref(name).state(), name);
                    }
                    checkNextRestart(puppets, strategy);
                });
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void shouldHaveAllAliveWhenFailuresCrossWithBackoff(Strategy strategy) {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    Backoff backoff =
                            new Backoff(MILLI, MILLI.multipliedBy(8), 1, MILLI.multipliedBy(2));
                    puppets.spawn(family(patient(strategy).withBackoff(backoff)));
                    for (int i = 0; i < 3; i++) {
                        for (String name : List.of("b", "d", "a")) {
                            puppets.tell(name, "boom");
                        }
                        test.advance(MILLI);
                    }
                    test.advance(MILLI.multipliedBy(60));
                    puppets.checkLives();
                    for (String name : List.of("sup", "a", "b", "b1", "b2", "c", "d")) {
                        assertEquals(ActorState.READY, puppets.ref(name).state(), name);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void shouldEndAllWhenStoppedAmidFailures(Strategy strategy) {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    ActorRef<Object> sup = puppets.spawn(family(patient(strategy)));
                    for (String name : List.of("b", "d", "b1", "a")) {
                        puppets.tell(name, "boom");
                    }
                    stepAtMost(test, 5 + (int) (test.seed() % 20));
                    test.system().stop(sup);
                    test.runUntilIdle();
                    puppets.checkLives();
                    assertEquals(ActorState.TERMINATED, sup.state());
                    List<String> ends = puppets.notes("postStop");
                    assertEquals("sup postStop", ends.get(ends.size() - 1));
                    for (String name : List.of("a", "b", "b1", "b2", "c", "d")) {
                        assertFalse(puppets.lives(name), name);
                    }
                });
    }

    private static void stepAtMost(TestSystem test, int steps) {
        for (int i = 0; i < steps && test.step(); i++) {
            // That was it.
        }
    }

    @Test
    void shouldEndOrRestartAllWhenSupervisorsGiveUp() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    puppets.spawn(
                            Spec.permanent("top", family(Supervision.of(Strategy.REST_FOR_ONE)))
                                    .with(Supervision.DEFAULT.withIntensity(2, MILLI)));
                    for (String name : List.of("b1", "d", "a", "b", "c", "b2")) {
                        if (puppets.lives(name)) {
                            puppets.tell(name, "boom");
                        }
                        stepAtMost(test, (int) (test.seed() % 7));
                    }
                    test.runUntilIdle();
                    puppets.checkLives();
                    if (!test.system().whenTerminated().toCompletableFuture().isDone()) {
                        assertEquals(ActorState.READY, puppets.ref("d").state());
                    }
                });
    }

    @Test
    void shouldCompleteTheRestartWhenChildrenAreSpawnedAmidIt() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    puppets.spawn(family(patient(Strategy.REST_FOR_ONE)));
                    puppets.tell("b", "boom");
                    puppets.tell(
                            "sup",
                            new Do(
                                    context ->
                                            context.spawn(
                                                    SpawnOptions.named("late")
                                                            .withRestart(Restart.PERMANENT),
                                                    () -> (message, late) -> {})));
                    test.runUntilIdle();
                    puppets.notes();
                    puppets.fail("d");
                    assertEquals(List.of("d preStart"), puppets.notes("preStart"));
                });
    }

    @Test
    void shouldTellEachEndOnceAndLastWhenWatchingRacesWithTheEnd() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    List<String> names = List.of("w0", "w1", "w2", "w3");
                    List<ActorRef<Object>> watchers = new ArrayList<>();
                    ActorRef<Object> watched = puppets.spawn(Spec.of("a", Restart.TEMPORARY));
                    for (String name : names) {
                        watchers.add(puppets.spawn(Spec.of(name, Restart.TEMPORARY)));
                        puppets.tell(name, new Do(context -> context.watch(watched)));
                    }
                    puppets.tell(
                            "w1",
                            new Do(
                                    context -> {
                                        context.unwatch(watched);
                                        context.watch(watched);
                                    }));
                    puppets.tell("w3", new Do(context -> context.unwatch(watched)));
                    watched.tell(
                            new Do(
                                    context -> {
                                        watchers.forEach(watcher -> watcher.tell("bye"));
                                        context.stop();
                                    }));
                    test.runUntilIdle();
                    for (String name : names.subList(0, 3)) {
                        assertEquals(
                                List.of(name + " got bye", name + " terminated a TERMINATED"),
                                told(puppets, name));
                    }
                });
    }

    private static List<String> told(Puppets puppets, String name) {
        return puppets.peek().stream()
                .filter(note -> note.startsWith(name + " got") || note.startsWith(name + " term"))
                .toList();
    }

    @Test
    void shouldTellOneOfBothAtMostWhenTwoWatchEachOtherAndEnd() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    ActorRef<Object> one = puppets.spawn(Spec.of("one", Restart.TEMPORARY));
                    ActorRef<Object> two = puppets.spawn(Spec.of("two", Restart.TEMPORARY));
                    one.tell(new Do(context -> context.watch(two)));
                    two.tell(new Do(context -> context.watch(one)));
                    test.runUntilIdle();
                    test.system().stop(one);
                    two.tell("boom");
                    test.runUntilIdle();
                    assertTrue(puppets.notes("terminated").size() <= 1);
                    assertEquals(2, test.effects().of(Effect.Stopped.class).size());
                });
    }

    @Test
    void shouldEndAllWhenTheSystemIsShutDownAmidFailures() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    puppets.spawn(family(patient(Strategy.ONE_FOR_ALL)));
                    for (String name : List.of("b", "d", "b1", "a")) {
                        puppets.tell(name, "boom");
                    }
                    stepAtMost(test, (int) (test.seed() % 30));
                    test.close();
                    puppets.checkLives();
                    assertEquals(
                            0,
                            test.system().actors(ActorState.READY)
                                    + test.system().actors(ActorState.STOPPING));
                });
    }
}
