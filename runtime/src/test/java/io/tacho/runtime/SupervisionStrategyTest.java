package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Do;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.Supervision.Strategy;
import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a failed child takes with it, and in which order they end and start. */
class SupervisionStrategyTest {
    private final TestSystem test = TestSystem.create();
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    // ---- whom and in which order

    @Test
    void shouldTouchNobodyElseWhenOneForOne() {
        puppets.family(Strategy.ONE_FOR_ONE, 1, Spec.abcd());
        puppets.fail("b");
        assertEquals(List.of("b postStop", "b preStart"), puppets.notes("postStop", "preStart"));
    }

    @Test
    void shouldStopFromLastToFirstAndStartFromFirstToLastWhenOneForAll() {
        puppets.family(Strategy.ONE_FOR_ALL, 1, Spec.abcd());
        puppets.fail("b");
        assertEquals(
                List.of(
                        "b postStop",
                        "d postStop",
                        "c postStop",
                        "a postStop",
                        "a preStart",
                        "b preStart",
                        "c preStart",
                        "d preStart"),
                puppets.notes("postStop", "preStart"));
    }

    @Test
    void shouldTouchThoseStartedLaterOnlyWhenRestForOne() {
        puppets.family(Strategy.REST_FOR_ONE, 1, Spec.abcd());
        puppets.fail("b");
        assertEquals(
                List.of(
                        "b postStop",
                        "d postStop",
                        "c postStop",
                        "b preStart",
                        "c preStart",
                        "d preStart"),
                puppets.notes("postStop", "preStart"));
    }

    @Test
    void shouldGiveSiblingsNoReasonAndNoErrorWhenTheyAreRestartedWithAnother() {
        puppets.family(Strategy.ONE_FOR_ALL, 1, Spec.permanent("a"), Spec.permanent("b"));
        puppets.fail("a");
        assertEquals(
                List.of("a onError boom", "b preStop", "a onRestart boom", "b onRestart"),
                puppets.notes("onError", "preStop", "onRestart"));
    }

    @Test
    void shouldStopBeforeNextStartsWhenChildrenHaveChildren() {
        puppets.family(
                Strategy.ONE_FOR_ALL,
                1,
                Spec.permanent("a", Spec.permanent("a1"), Spec.permanent("a2")),
                Spec.permanent("b", Spec.permanent("b1")));
        puppets.fail("b1");
        puppets.fail("b1");
        assertEquals(
                List.of(
                        "b1 postStop",
                        "b1 preStart",
                        "b1 postStop",
                        "b postStop",
                        "a2 postStop",
                        "a1 postStop",
                        "a postStop",
                        "a preStart",
                        "a1 preStart",
                        "a2 preStart",
                        "b preStart",
                        "b1 preStart"),
                withoutOrderOfBirth(puppets.notes("postStop", "preStart")));
    }

    /** Grandchildren start on their own, so their place among the others is nobody's promise. */
    private static List<String> withoutOrderOfBirth(List<String> notes) {
        assertTrue(notes.indexOf("a preStart") < notes.indexOf("b preStart"), notes::toString);
        int births = notes.indexOf("a preStart");
        List<String> sorted = new ArrayList<>(notes.subList(0, births));
        sorted.addAll(notes.subList(births, notes.size()).stream().sorted().toList());
        return sorted;
    }

    // ---- restart types in a group

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"ONE_FOR_ALL", "REST_FOR_ONE"})
    void shouldStopTemporarySiblingsForGoodWhenAGroupIsRestarted(Strategy strategy) {
        puppets.family(
                strategy,
                1,
                Spec.permanent("a"),
                Spec.of("temporary", Restart.TEMPORARY),
                Spec.of("transient", Restart.TRANSIENT));
        puppets.fail("a");
        assertFalse(puppets.lives("temporary"));
        assertTrue(puppets.lives("transient"));
        assertEquals(List.of("a preStart", "transient preStart"), puppets.notes("preStart"));
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_FOR_ALL, TEMPORARY, boom",
        "ONE_FOR_ALL, TEMPORARY, stop",
        "ONE_FOR_ALL, TRANSIENT, stop",
        "REST_FOR_ONE, TEMPORARY, boom",
        "REST_FOR_ONE, TRANSIENT, stop"
    })
    void shouldTouchNobodyWhenTheChildIsNotToBeRestarted(
            Strategy strategy, Restart type, String message) {
        puppets.family(strategy, 0, Spec.of("a", type), Spec.permanent("b"), Spec.permanent("c"));
        puppets.tell("a", message);
        test.runUntilIdle();
        assertFalse(puppets.lives("a"));
        assertEquals(List.of("a postStop"), puppets.notes("postStop", "preStart"));
    }

    @Test
    void shouldGoOnWhenTemporaryChildrenAreAllThatIsLeftOfTheGroup() {
        puppets.family(
                Strategy.REST_FOR_ONE,
                5,
                Spec.permanent("a"),
                Spec.permanent("b"),
                Spec.of("t1", Restart.TEMPORARY),
                Spec.of("t2", Restart.TEMPORARY));
        puppets.fail("b");
        puppets.fail("a");
        assertEquals(
                List.of(
                        "b postStop",
                        "t2 postStop",
                        "t1 postStop",
                        "b preStart",
                        "a postStop",
                        "b postStop",
                        "a preStart",
                        "b preStart"),
                puppets.notes("postStop", "preStart"));
    }

    // ---- the end

    @Test
    void shouldStopChildrenFromLastToFirstBeforeTheirParentWhenToldToStop() {
        puppets.spawn(
                Spec.permanent(
                        "sup",
                        Spec.permanent("a", Spec.permanent("a1")),
                        Spec.permanent("b", Spec.permanent("b1"))));
        puppets.notes();
        puppets.stop("sup");
        assertEquals(
                List.of(
                        "sup preStop",
                        "b preStop",
                        "b1 preStop",
                        "b1 postStop",
                        "b postStop",
                        "a preStop",
                        "a1 preStop",
                        "a1 postStop",
                        "a postStop",
                        "sup postStop"),
                puppets.notes());
    }

    @Test
    void shouldForgetOldChildrenWhenASupervisorIsRestarted() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b")));
        ActorRef<Object> before = puppets.ref("a");
        puppets.fail("sup");
        assertEquals(ActorState.TERMINATED, before.state());
        puppets.have("sup", context -> assertEquals(2, context.children().size()));
        puppets.tell("sup", new Do(context -> context.stop()));
        test.runUntilIdle();
    }
}
