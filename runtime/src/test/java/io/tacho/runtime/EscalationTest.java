package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Supervisors that give up, up to the system itself. */
class EscalationTest {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final TestSystem test = TestSystem.create();
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    private static Supervision intensity(int restarts) {
        return Supervision.DEFAULT.withIntensity(restarts, PERIOD);
    }

    private CompletableFuture<MessageCounts> end() {
        return test.system().whenTerminated().toCompletableFuture();
    }

    @Test
    void shouldRestartTheSupervisorWhenItGivesUp() {
        puppets.spawn(
                Spec.permanent(
                        "top",
                        Spec.permanent("middle", Spec.permanent("leaf"), Spec.permanent("other"))
                                .with(intensity(1))));
        ActorRef<Object> other = puppets.ref("other");
        puppets.fail("leaf");
        assertEquals(1, test.system().restarts());
        puppets.fail("leaf");
        assertEquals(2, test.system().restarts());
        assertEquals(ActorState.TERMINATED, other.state());
        assertTrue(puppets.lives("leaf") && puppets.lives("other"));
        assertFalse(end().isDone());
    }

    @Test
    void shouldEndThoseBelowBeforeTheSupervisorThatGivesUp() {
        puppets.spawn(
                Spec.of(
                                "sup",
                                Restart.TEMPORARY,
                                Spec.permanent("a"),
                                Spec.permanent("b"),
                                Spec.permanent("c"))
                        .with(intensity(0)));
        puppets.notes();
        puppets.fail("b");
        assertEquals(
                List.of("b postStop", "c postStop", "a postStop", "sup postStop"),
                puppets.notes("postStop"));
    }

    @Test
    void shouldCountAnewWhenARestartedSupervisorHadGivenUp() {
        puppets.spawn(
                Spec.permanent(
                                "top",
                                Spec.permanent("middle", Spec.permanent("leaf")).with(intensity(1)))
                        .with(intensity(9)));
        for (int i = 0; i < 6; i++) {
            puppets.fail("leaf");
        }
        ActorRef<Object> middle = puppets.ref("middle");
        assertEquals(3, test.effects(middle).of(Effect.Restarted.class).size());
    }

    @Test
    void shouldShutDownWhenTheTopFailsTooOften() {
        ActorRef<Object> top = puppets.spawn(Spec.permanent("top"));
        ActorRef<Object> bystander = puppets.spawn(Spec.permanent("bystander"));
        puppets.fail("top");
        assertFalse(end().isDone());
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            puppets.fail("top");
            assertEquals(1, log.lines("SEVERE the system shuts down: system 'test'").size());
        }
        assertTrue(end().isCompletedExceptionally());
        CompletionException thrown = assertThrows(CompletionException.class, end()::join);
        SupervisionException reason =
                assertInstanceOf(SupervisionException.class, thrown.getCause());
        assertEquals(
                "system 'test' gives up: more than 1 restarts within 5000 ms; the last was of top",
                reason.getMessage());
        assertEquals("boom", assertNotNullCause(reason).getMessage());
        assertEquals(ActorState.FAILED, top.state());
        assertEquals(ActorState.TERMINATED, bystander.state());
        assertThrows(
                SystemStoppedException.class,
                () -> test.system().spawn("x", () -> (message, context) -> {}));
        assertEquals(0, test.system().counts().lost());
    }

    private static Throwable assertNotNullCause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        assertNotNull(cause);
        return cause;
    }

    @Test
    void shouldShutDownWhenAFailureEscalatesThroughEverySupervisor() {
        try (TestSystem strict =
                TestSystem.create(0, builder -> builder.supervision(intensity(0)))) {
            Puppets its = new Puppets(strict);
            its.spawn(
                    Spec.permanent(
                                    "top",
                                    Spec.permanent("middle", Spec.permanent("leaf"))
                                            .with(intensity(0)))
                            .with(intensity(0)));
            its.fail("leaf");
            CompletionException thrown =
                    assertThrows(
                            CompletionException.class,
                            strict.system().whenTerminated().toCompletableFuture()::join);
            Throwable cause = thrown.getCause();
            for (String who :
                    new String[] {"system 'test'", "supervisor top", "supervisor middle"}) {
                assertNotNull(cause);
                assertTrue(String.valueOf(cause.getMessage()).startsWith(who), cause::toString);
                cause = cause.getCause();
            }
            assertNotNull(cause);
            assertEquals("boom", cause.getMessage());
            assertEquals(0, strict.system().restarts());
        }
    }

    @Test
    void shouldCompleteWithCountsWhenShutDownInGoodOrder() {
        puppets.spawn(Spec.permanent("top"));
        test.close();
        assertEquals(test.system().counts(), end().join());
    }
}
