package io.tacho.runtime.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** It ends as a system in production does. */
class TestSystemEndTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldEndWhenActorsAreBusyForEver() {
        TestSystem test = TestSystem.create();
        ActorRef<String> busy =
                test.system().spawn("busy", () -> (message, context) -> context.self().tell("x"));
        busy.tell("x");
        MessageCounts counts = test.system().shutdown(Duration.ofMillis(10));
        assertEquals(ActorState.TERMINATED, busy.state());
        assertEquals(0, counts.lost());
        assertEquals(SendOutcome.REJECTED, busy.tell("y"));
    }

    @Test
    void shouldHandleWhatWaitsWhenShutDownWithTimeToDrain() {
        TestSystem test = TestSystem.create();
        List<Integer> got = new ArrayList<>();
        ActorRef<Integer> actor =
                test.system().spawn("a", () -> (message, context) -> got.add(message));
        actor.tell(1);
        test.system().close();
        assertEquals(List.of(1), got);
        assertFalse(test.step());
        test.advance(SECOND);
        test.system().stop(actor);
        assertFalse(test.step());
    }

    @Test
    void shouldKeepWhatWaitsPendingWhenClosed() {
        TestSystem test = TestSystem.create();
        ActorRef<Integer> actor = test.system().spawn("a", () -> (message, context) -> {});
        actor.tell(1);
        test.close();
        assertEquals(1, test.system().counts().pending());
    }

    @Test
    void shouldRefuseWhenAHandlerShutsDownItsOwnSystem() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> actor =
                    test.system()
                            .spawn("a", () -> (message, context) -> test.system().shutdown(SECOND));
            actor.tell("x");
            test.runUntilIdle();
            assertTrue(
                    test.effects(actor)
                            .expectOne(Effect.Failed.class)
                            .cause()
                            .toString()
                            .contains("shut down its own system"));
        }
    }

    /** The end that it wants is under way. */
    @Test
    void shouldEndWhenTheRootGivesUpWhileTheSystemIsShutDown() {
        TestSystem test =
                TestSystem.create(
                        0,
                        builder ->
                                builder.supervision(Supervision.DEFAULT.withIntensity(1, SECOND)));
        ActorRef<String> hopeless =
                test.system()
                        .spawn(
                                SpawnOptions.named("hopeless").withRestart(Restart.PERMANENT),
                                () ->
                                        (message, context) -> {
                                            throw new IllegalStateException("on purpose");
                                        });
        for (int i = 0; i < 3; i++) {
            hopeless.tell("go");
        }
        assertEquals(0, test.system().shutdown(SECOND).lost());
        assertTrue(test.system().whenTerminated().toCompletableFuture().isCompletedExceptionally());
    }
}
