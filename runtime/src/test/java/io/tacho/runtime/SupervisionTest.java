package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a child is restarted, how often, and what its hooks see of it: OTP's tables. */
class SupervisionTest {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration ONE_NANO = Duration.ofNanos(1);

    private final TestSystem test = TestSystem.create();
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    private static Supervision intensity(int restarts) {
        return Supervision.DEFAULT.withIntensity(restarts, PERIOD);
    }

    // ---- restart types

    @ParameterizedTest
    @CsvSource({
        "PERMANENT, boom, true",
        "PERMANENT, stop, true",
        "TRANSIENT, boom, true",
        "TRANSIENT, stop, false",
        "TEMPORARY, boom, false",
        "TEMPORARY, stop, false"
    })
    void shouldRestartAsTheTypeSaysWhenAChildEnds(Restart type, String message, boolean restarts) {
        puppets.spawn(Spec.permanent("sup", Spec.of("a", type)));
        ActorRef<Object> child = puppets.ref("a");
        puppets.tell("a", message);
        test.runUntilIdle();
        assertEquals(restarts, puppets.lives("a"));
        assertEquals(restarts ? 1 : 0, test.system().restarts());
        assertEquals(
                restarts
                        ? ActorState.READY
                        : message.equals("boom") ? ActorState.FAILED : ActorState.TERMINATED,
                child.state());
        assertTrue(puppets.lives("sup"));
    }

    @ParameterizedTest
    @CsvSource({"PERMANENT, true", "TRANSIENT, false", "TEMPORARY, false"})
    void shouldRestartAsTheTypeSaysWhenAChildGivesUpAsSupervisor(Restart type, boolean restarts) {
        puppets.spawn(
                Spec.permanent(
                        "sup", Spec.of("middle", type, Spec.permanent("leaf")).with(intensity(0))));
        ActorRef<Object> middle = puppets.ref("middle");
        puppets.fail("leaf");
        assertEquals(restarts, puppets.lives("middle"));
        assertEquals(restarts, puppets.lives("leaf"));
        assertInstanceOf(
                SupervisionException.class,
                test.effects(middle).expectOne(Effect.Failed.class).cause());
        assertTrue(puppets.lives("sup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PERMANENT", "TRANSIENT", "TEMPORARY"})
    void shouldNotRestartWhenAChildWasToldToStop(Restart type) {
        puppets.spawn(Spec.permanent("sup", Spec.of("a", type)));
        puppets.stop("a");
        assertFalse(puppets.lives("a"));
        assertEquals(0, test.system().restarts());
        puppets.have("sup", context -> assertEquals(List.of(), context.children()));
        assertTrue(puppets.lives("sup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boom", "stop"})
    void shouldRestartTopAsWellWhenItIsPermanent(String message) {
        ActorRef<Object> top = puppets.spawn(Spec.permanent("top"));
        puppets.tell("top", message);
        test.runUntilIdle();
        assertEquals(ActorState.READY, top.state());
        assertEquals(1, test.system().restarts());
    }

    @Test
    void shouldKeepIdentityNameAndMailboxWhenRestarted() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")));
        ActorRef<Object> child = puppets.ref("a");
        child.tell("boom");
        child.tell("1");
        child.tell("2");
        test.runUntilIdle();
        assertEquals(child, puppets.ref("a"));
        assertEquals(List.of("a got 1", "a got 2"), puppets.notes("got"));
        test.effects().expectNone(Effect.DeadLetter.class);
    }

    // ---- hooks

    @Test
    void shouldCallHooksInOrderWhenAFailedSupervisorIsRestarted() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b")));
        puppets.notes();
        puppets.fail("sup");
        assertEquals(
                List.of(
                        "sup onError boom",
                        "b preStop",
                        "b postStop",
                        "a preStop",
                        "a postStop",
                        "sup postStop",
                        "sup onRestart boom",
                        "sup preStart",
                        "sup postStart",
                        "a preStart",
                        "a postStart",
                        "b preStart",
                        "b postStart"),
                puppets.notes());
    }

    @Test
    void shouldCallPreStopAndGiveNoReasonWhenAPermanentActorStopsItself() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")));
        puppets.notes();
        puppets.tell("a", "stop");
        test.runUntilIdle();
        assertEquals(
                List.of("a preStop", "a postStop", "a onRestart", "a preStart", "a postStart"),
                puppets.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"onRestart", "preStart", "postStart"})
    void shouldTryAgainWhenAHookOfTheRestartThrows(String hook) {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(intensity(3)));
        puppets.breakHook("a", hook, 2);
        puppets.fail("a");
        assertTrue(puppets.lives("a"));
        assertEquals(3, test.system().restarts());
        assertEquals(3, test.effects(puppets.ref("a")).of(Effect.Failed.class).size());
    }

    @Test
    void shouldCallPostStopOncePerObjectWhenPreStartThrows() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(intensity(3)));
        puppets.notes();
        puppets.breakHook("a", "preStart", 1);
        puppets.fail("a");
        assertEquals(
                List.of(
                        "a onError boom",
                        "a postStop",
                        "a onRestart boom",
                        "a preStart",
                        "a onError a preStart",
                        "a postStop",
                        "a onRestart a preStart",
                        "a preStart",
                        "a postStart"),
                puppets.notes());
    }

    @Test
    void shouldRestartAllTheSameWhenStopHooksThrow() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")));
        puppets.breakHook("a", "onError", 1);
        puppets.breakHook("a", "postStop", 1);
        puppets.fail("a");
        assertTrue(puppets.lives("a"));
        assertEquals(1, test.system().restarts());
    }

    // ---- intensity

    @Test
    void shouldAllowExactlyTheIntensityWhenWithinThePeriod() {
        puppets.spawn(Spec.permanent("top", Spec.permanent("a")).with(intensity(3)));
        for (int i = 0; i < 3; i++) {
            puppets.fail("a");
        }
        assertEquals(3, test.system().restarts());
        test.effects(puppets.ref("top")).expectNone(Effect.Failed.class);
        ActorRef<Object> top = puppets.ref("top");
        puppets.fail("a");
        Effect.Failed failed = test.effects(top).expectOne(Effect.Failed.class);
        assertEquals(
                "supervisor top gives up: more than 3 restarts within 5000 ms; the last was of a",
                failed.cause().getMessage());
        assertEquals(
                "io.tacho.runtime.Puppets$Broken: boom", String.valueOf(failed.cause().getCause()));
    }

    @Test
    void shouldGiveUpAtTheFirstFailureWhenIntensityIsZero() {
        puppets.spawn(Spec.of("sup", Restart.TEMPORARY, Spec.permanent("a")).with(intensity(0)));
        puppets.fail("a");
        assertFalse(puppets.lives("a"));
        assertFalse(puppets.lives("sup"));
        assertEquals(0, test.system().restarts());
    }

    @Test
    void shouldCountStillWhenExactlyAtTheEdgeOfThePeriod() {
        // As in OTP, whose period includes its last moment.
        puppets.spawn(Spec.of("sup", Restart.TEMPORARY, Spec.permanent("a")).with(intensity(1)));
        puppets.fail("a");
        test.advance(PERIOD);
        puppets.fail("a");
        assertFalse(puppets.lives("sup"));
    }

    @Test
    void shouldForgetOldRestartsWhenThePeriodSlides() {
        puppets.spawn(Spec.of("sup", Restart.TEMPORARY, Spec.permanent("a")).with(intensity(2)));
        puppets.fail("a");
        test.advance(PERIOD.dividedBy(2));
        puppets.fail("a");
        test.advance(PERIOD.dividedBy(2).plus(ONE_NANO));
        puppets.fail("a");
        assertTrue(puppets.lives("sup"), "the first is a period and more ago");
        test.advance(PERIOD.dividedBy(2).minus(ONE_NANO));
        puppets.fail("a");
        assertFalse(puppets.lives("sup"), "the second is exactly a period ago");
    }

    @Test
    void shouldCountAllChildrenTogetherWhenOneForOne() {
        puppets.spawn(
                Spec.of("sup", Restart.TEMPORARY, Spec.permanent("a"), Spec.permanent("b"))
                        .with(intensity(1)));
        puppets.fail("a");
        puppets.fail("b");
        assertFalse(puppets.lives("sup"));
    }

    @Test
    void shouldNotCountWhenNothingIsRestarted() {
        puppets.spawn(
                Spec.of(
                                "sup",
                                Restart.TEMPORARY,
                                Spec.of("a", Restart.TEMPORARY),
                                Spec.of("b", Restart.TRANSIENT),
                                Spec.permanent("c"))
                        .with(intensity(0)));
        puppets.fail("a");
        puppets.tell("b", "stop");
        puppets.stop("c");
        assertTrue(puppets.lives("sup"));
    }

    @Test
    void shouldLogTenFailuresInTenSecondsAndThenHowManyMoreThereWere() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(intensity(1000)));
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            for (int i = 0; i < 40; i++) {
                puppets.fail("a");
            }
            assertEquals(10, log.lines("actor a failed").size());
            test.advance(Duration.ofSeconds(10));
            puppets.fail("a");
            assertEquals(1, log.lines("30 more failures; actor a failed").size());
        }
    }
}
