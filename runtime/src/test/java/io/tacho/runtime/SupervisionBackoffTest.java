package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.Supervision.Strategy;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens between a failure and the restart that the backoff puts off. */
class SupervisionBackoffTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Backoff BACKOFF = new Backoff(millis(100), millis(350), 0, millis(1_000));
    private static final Supervision PATIENT =
            Supervision.DEFAULT.withIntensity(100, Duration.ofSeconds(5)).withBackoff(BACKOFF);

    private final TestSystem test = TestSystem.create();
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Supervision grouped(Strategy strategy) {
        return Supervision.of(strategy)
                .withIntensity(100, Duration.ofSeconds(5))
                .withBackoff(BACKOFF);
    }

    private void assertRestartsAfter(long millis) {
        long before = test.system().restarts();
        test.advance(millis(millis).minus(NANO));
        assertEquals(before, test.system().restarts(), "too early");
        test.advance(NANO);
        assertEquals(before + 1, test.system().restarts(), "too late");
    }

    // ---- how long

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToTheMost() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(PATIENT));
        for (long wait : new long[] {100, 200, 350, 350}) {
            puppets.fail("a");
            assertRestartsAfter(wait);
        }
    }

    @Test
    void shouldBeginAnewWhenTheChildHasRunForLong() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(PATIENT));
        puppets.fail("a");
        assertRestartsAfter(100);
        test.advance(millis(1_000).minus(NANO));
        puppets.fail("a");
        assertRestartsAfter(200);
        test.advance(millis(1_000));
        puppets.fail("a");
        assertRestartsAfter(100);
    }

    @Test
    void shouldWaitLongerEachTimeWhenTheChildNeverStarts() {
        puppets.breakHook("a", "preStart", 4);
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(PATIENT));
        for (long wait : new long[] {100, 200, 350, 350}) {
            assertRestartsAfter(wait);
        }
        assertEquals(ActorState.READY, puppets.ref("a").state());
    }

    @Test
    void shouldNotTakeTheWaitForALifeWhenRestartsFail() {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"))
                        .with(
                                PATIENT.withBackoff(
                                        new Backoff(millis(100), millis(800), 0, millis(150)))));
        puppets.breakHook("a", "preStart", 3);
        puppets.fail("a");
        for (long wait : new long[] {100, 200, 400, 800}) {
            assertRestartsAfter(wait);
        }
    }

    @Test
    void shouldSpreadTheWaitWhenThereIsJitter() {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"))
                        .with(
                                PATIENT.withBackoff(
                                        new Backoff(millis(100), millis(100), 0.5, millis(0)))));
        puppets.fail("a");
        test.advance(millis(100));
        assertEquals(0, test.system().restarts());
        test.advance(millis(50));
        assertEquals(1, test.system().restarts());
    }

    @Test
    void shouldDelayTopWhenTheSystemHasABackoff() {
        try (TestSystem other = TestSystem.create(0, builder -> builder.supervision(PATIENT))) {
            Puppets its = new Puppets(other);
            its.spawn(Spec.permanent("top"));
            its.fail("top");
            other.advance(millis(100).minus(NANO));
            assertEquals(0, other.system().restarts());
            other.advance(NANO);
            assertEquals(1, other.system().restarts());
        }
    }

    // ---- meanwhile

    @Test
    void shouldKeepMessagesWhenTheyComeDuringTheWait() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(PATIENT));
        puppets.fail("a");
        puppets.tell("a", "later");
        test.advance(millis(100).minus(NANO));
        assertEquals(List.of(), puppets.notes("got"));
        test.advance(NANO);
        assertEquals(List.of("a got later"), puppets.notes("got"));
    }

    @Test
    void shouldEndForGoodWhenToldToStopDuringTheWait() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(PATIENT));
        ActorRef<Object> child = puppets.ref("a");
        puppets.notes();
        puppets.fail("a");
        child.tell("left");
        puppets.stop("a");
        assertEquals(ActorState.FAILED, child.state());
        assertEquals(List.of("a postStop"), puppets.notes("postStop"));
        assertEquals("left", test.effects().expectOne(Effect.DeadLetter.class).message());
        test.advance(millis(1_000));
        assertEquals(0, test.system().restarts());
        puppets.have("sup", context -> assertEquals(List.of(), context.children()));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void shouldStopWhenAChildWaitsForItsRestart(Strategy strategy) {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b"))
                        .with(grouped(strategy)));
        ActorRef<Object> child = puppets.ref("a");
        puppets.fail("a");
        puppets.notes();
        puppets.stop("sup");
        assertFalse(puppets.lives("sup"));
        assertEquals(ActorState.FAILED, child.state());
        test.advance(millis(1_000));
        assertEquals(0, test.system().restarts());
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void shouldRestartOnlyTheNewChildrenWhenTheSupervisorFailsDuringTheWait(Strategy strategy) {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b"))
                        .with(grouped(strategy)));
        puppets.fail("a");
        puppets.fail("sup");
        assertEquals(1, test.system().restarts());
        test.advance(millis(1_000));
        assertEquals(1, test.system().restarts());
        assertEquals(ActorState.READY, puppets.ref("a").state());
    }

    @Test
    void shouldWaitItsOwnTimeWhenAnOldSupervisorsWaitEnds() {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a")).with(grouped(Strategy.ONE_FOR_ALL)));
        puppets.fail("a");
        test.advance(millis(60));
        puppets.fail("sup");
        puppets.fail("a");
        assertEquals(1, test.system().restarts());
        assertRestartsAfter(100);
    }

    @Test
    void shouldNotHaveAGroupWaitForWhatAnEarlierGroupWaitedFor() {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b"))
                        .with(grouped(Strategy.ONE_FOR_ALL)));
        for (long wait : new long[] {100, 200, 350}) {
            puppets.fail("a");
            assertGroupStartsAfter(wait);
        }
        puppets.fail("b");
        assertGroupStartsAfter(100);
    }

    private void assertGroupStartsAfter(long millis) {
        puppets.notes();
        test.advance(millis(millis).minus(NANO));
        assertEquals(List.of(), puppets.notes("preStart"));
        test.advance(NANO);
        assertEquals(List.of("a preStart", "b preStart"), puppets.notes("preStart"));
    }

    @Test
    void shouldHaveAGroupWaitForTheLongestOfThoseThatFailed() {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b"))
                        .with(grouped(Strategy.ONE_FOR_ALL)));
        puppets.fail("a");
        assertGroupStartsAfter(100);
        puppets.breakHook("b", "preStart", 1);
        puppets.fail("a");
        test.advance(millis(200));
        assertGroupStartsAfter(200);
    }

    @Test
    void shouldStartGroupOnceWhenTheWaitOfAllIsOver() {
        puppets.spawn(
                Spec.permanent("sup", Spec.permanent("a"), Spec.permanent("b"))
                        .with(grouped(Strategy.ONE_FOR_ALL)));
        puppets.notes();
        puppets.fail("b");
        test.advance(millis(100).minus(NANO));
        assertEquals(List.of("b postStop", "a postStop"), puppets.notes("postStop", "preStart"));
        test.advance(NANO);
        assertEquals(List.of("a preStart", "b preStart"), puppets.notes("postStop", "preStart"));
    }

    @Test
    void shouldShutDownInGoodOrderWhenActorsWaitForTheirRestart() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")).with(PATIENT));
        puppets.fail("a");
        test.close();
        assertEquals(0, test.system().actors(ActorState.STOPPING));
        assertTrue(test.system().counts().lost() == 0);
    }
}
