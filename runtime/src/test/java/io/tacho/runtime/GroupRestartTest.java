package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.Supervision.Strategy;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens while a group is restarted: more failures, stops and spawns. */
class GroupRestartTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.create();
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void shouldCountOneRestartWhenTwoOfAGroupFailTogether() {
        // What has failed before it is told to stop is one of those stopped, as in OTP.
        puppets.family(Strategy.ONE_FOR_ALL, 1, Spec.abcd());
        puppets.tell("b", "boom");
        puppets.tell("c", "boom");
        test.runUntilIdle();
        assertTrue(puppets.lives("sup"));
        assertEquals(
                List.of("a preStart", "b preStart", "c preStart", "d preStart"),
                puppets.notes("preStart"));
    }

    @Test
    void shouldCountTwoRestartsWhenTheSecondFailureIsOutsideTheGroup() {
        puppets.family(Strategy.REST_FOR_ONE, 1, Spec.abcd());
        puppets.tell("c", "boom");
        puppets.tell("a", "boom");
        test.runUntilIdle();
        assertFalse(puppets.lives("sup"));
    }

    @Test
    void shouldRestartTheLargerGroupWhenAnEarlierChildFailsOnTheWay() {
        puppets.family(Strategy.REST_FOR_ONE, 2, Spec.abcd());
        puppets.tell("c", "boom");
        puppets.tell("a", "boom");
        test.runUntilIdle();
        assertEquals(
                List.of("a preStart", "b preStart", "c preStart", "d preStart"),
                puppets.notes("preStart"));
        assertTrue(puppets.lives("sup"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"ONE_FOR_ALL", "REST_FOR_ONE"})
    void shouldBeginAnewWhenAChildOfTheGroupFailsInPreStart(Strategy strategy) {
        puppets.family(strategy, 3, Spec.abcd());
        puppets.breakHook("c", "preStart", 2);
        puppets.fail("b");
        assertTrue(puppets.lives("sup"));
        for (Spec child : Spec.abcd()) {
            assertEquals(ActorState.READY, puppets.ref(child.name()).state(), child.name());
        }
        List<String> starts = puppets.notes("preStart");
        assertEquals(
                List.of("b preStart", "c preStart", "d preStart"),
                starts.subList(starts.size() - 3, starts.size()));
    }

    @Test
    void shouldGiveUpWhenAGroupFailsToStartTooOften() {
        puppets.family(Strategy.ONE_FOR_ALL, 2, Spec.abcd());
        puppets.breakHook("c", "preStart", 9);
        puppets.fail("a");
        assertFalse(puppets.lives("sup"));
        assertEquals(0, test.system().counts().lost());
        for (Spec child : Spec.abcd()) {
            assertFalse(puppets.lives(child.name()), child.name());
        }
    }

    @Test
    void shouldGoOnWithTheNextWhenAChildIsToldToStopDuringTheRestart() {
        puppets.spawn(
                Spec.of("sup", Restart.TEMPORARY, Spec.abcd())
                        .with(
                                Puppets.supervision(Strategy.ONE_FOR_ALL, 1)
                                        .withBackoff(new Backoff(SECOND, SECOND, 0, SECOND))));
        puppets.notes();
        puppets.fail("d");
        puppets.stop("a");
        puppets.stop("c");
        test.advance(SECOND);
        assertEquals(List.of("b preStart", "d preStart"), puppets.notes("preStart"));
        puppets.fail("b");
        test.advance(SECOND);
        assertFalse(puppets.lives("sup"));
    }

    @Test
    void shouldGoOnWithTheNextWhenTheChildWhoseTurnItIsToStartIsToldToStop() {
        puppets.family(Strategy.ONE_FOR_ALL, 1, Spec.abcd());
        puppets.tell("d", "boom");
        assertTrue(test.runUntil(() -> puppets.peek().contains("b postStart")));
        // Its supervisor hears of b first, and has this one start.
        puppets.stop("c");
        assertEquals(List.of("a preStart", "b preStart", "d preStart"), puppets.notes("preStart"));
        assertEquals(ActorState.READY, puppets.ref("d").state());
        assertFalse(puppets.lives("c"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"ONE_FOR_ALL", "REST_FOR_ONE"})
    void shouldCompleteTheRestartWhenAChildIsSpawnedOnTheWay(Strategy strategy) {
        puppets.spawn(
                Spec.of("sup", Restart.TEMPORARY, Spec.abcd())
                        .with(
                                Puppets.supervision(strategy, 2)
                                        .withBackoff(new Backoff(SECOND, SECOND, 0, SECOND))));
        puppets.fail("b");
        puppets.have(
                "sup",
                context ->
                        context.spawn(
                                SpawnOptions.named("late").withRestart(Restart.PERMANENT),
                                () ->
                                        (message, child) -> {
                                            throw new IllegalStateException("late");
                                        }));
        test.advance(SECOND);
        puppets.notes();
        // Only when the first restart is over does rest for one know that nobody follows.
        puppets.tell("late", "boom");
        test.advance(SECOND);
        assertEquals(ActorState.READY, puppets.ref("late").state());
        assertEquals(strategy == Strategy.REST_FOR_ONE ? 0 : 4, puppets.notes("preStart").size());
    }
}
