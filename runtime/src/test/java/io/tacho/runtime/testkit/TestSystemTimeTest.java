package io.tacho.runtime.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Its clock stands still, and moves when a test says so. */
class TestSystemTimeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldFireTimersInTheirOrderAtTheirTimeWhenTimePasses() {
        try (TestSystem test = TestSystem.create()) {
            TestProbe<Object> silent = test.probe("silent");
            List<String> notes = new ArrayList<>();
            for (int millis : new int[] {300, 100, 200}) {
                ActorRef<String> asker = askingFor(test, silent, Duration.ofMillis(millis), notes);
                asker.tell("ask");
            }
            test.advance(Duration.ofMillis(250));
            assertEquals(List.of("PT0.1S", "PT0.2S"), notes);
            assertEquals(Duration.ofMillis(250), test.elapsed());
        }
    }

    private static ActorRef<String> askingFor(
            TestSystem test, TestProbe<Object> whom, Duration time, List<String> notes) {
        return test.system()
                .spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                (message, context) ->
                                        context.ask(
                                                whom.ref(),
                                                "?",
                                                time,
                                                new AskCallback<Object>() {
                                                    @Override
                                                    public void onReply(Object reply) {
                                                        notes.add("reply");
                                                    }

                                                    @Override
                                                    public void onTimeout() {
                                                        notes.add(test.elapsed().toString());
                                                    }
                                                }));
    }

    @Test
    void shouldTellActorsTheTimeOfTheTest() {
        try (TestSystem test = TestSystem.create()) {
            List<Long> times = new ArrayList<>();
            ActorRef<String> clock =
                    test.system().spawn("clock", () -> (message, ctx) -> times.add(ctx.now()));
            clock.tell("first");
            test.runUntilIdle();
            test.advance(SECOND);
            clock.tell("second");
            test.runUntilIdle();
            assertEquals(SECOND.toNanos(), times.get(1) - times.get(0));
        }
    }

    @Test
    void shouldFireLateAndRunNothingWhenTheMachineStalls() {
        try (TestSystem test = TestSystem.create()) {
            TestProbe<Object> silent = test.probe("silent");
            List<String> notes = new ArrayList<>();
            askingFor(test, silent, Duration.ofMillis(100), notes).tell("ask");
            test.runUntilIdle();
            test.stall(SECOND);
            assertEquals(List.of(), notes);
            test.runUntilIdle();
            assertEquals(List.of("PT1S"), notes);
        }
    }

    @Test
    void shouldRefuseWhenTimeIsToGoBack() {
        try (TestSystem test = TestSystem.create()) {
            assertThrows(IllegalArgumentException.class, () -> test.advance(SECOND.negated()));
            assertThrows(IllegalArgumentException.class, () -> test.stall(SECOND.negated()));
        }
    }

    @Test
    void shouldLetATimerOvertakeAReadyActorWhenSomeSeedSaysSo() {
        int timeouts = 0;
        for (long seed = 1; seed <= 200; seed++) {
            try (TestSystem test = TestSystem.create(seed)) {
                List<String> notes = new ArrayList<>();
                TestProbe<Object> answering = test.probe("answering");
                askingFor(test, answering, Duration.ofMillis(1), notes).tell("ask");
                answering.receiveMessage();
                answering.reply("!");
                test.advance(SECOND);
                timeouts += notes.equals(List.of("reply")) ? 0 : 1;
            }
        }
        assertTrue(timeouts > 0 && timeouts < 200, timeouts + " of 200");
    }

    /** Its clock stands still then, too. */
    @Test
    void shouldRefuseOtherThreads() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> timed =
                    test.system()
                            .spawn(
                                    "timed",
                                    () ->
                                            (message, context) ->
                                                    context.timers().startOnce("k", "due", SECOND));
            timed.tell("start");
            test.runUntilIdle();
            List<Runnable> uses = List.of(test::step, () -> test.advance(SECOND));
            for (Runnable use : uses) {
                Throwable thrown =
                        CompletableFuture.runAsync(use)
                                .handle((done, why) -> why.getCause())
                                .join();
                assertInstanceOf(IllegalStateException.class, thrown);
                assertTrue(thrown.toString().contains("is a test's"), thrown::toString);
            }
            assertEquals(Duration.ZERO, test.elapsed());
        }
    }

    @Test
    void shouldSendTimersMessagesInNobodysName() {
        try (TestSystem test = TestSystem.create()) {
            List<Object> senders = new ArrayList<>();
            ActorRef<String> timed =
                    test.system()
                            .spawn(
                                    "timed",
                                    () ->
                                            (message, context) -> {
                                                if (message.equals("start")) {
                                                    context.timers().startOnce("k", "due", SECOND);
                                                } else {
                                                    senders.add("" + context.sender());
                                                }
                                            });
            ActorRef<String> other = test.system().spawn("other", () -> (message, context) -> {});
            timed.tell("start");
            other.tell("x");
            test.runUntilIdle();
            test.advance(SECOND);
            assertEquals(List.of("null"), senders);
        }
    }
}
