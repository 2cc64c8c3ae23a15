package io.tacho.runtime.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.NameTakenException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TestProbeTest {
    private final TestSystem test = TestSystem.create();
    private final TestProbe<Object> probe = test.probe("probe");

    @AfterEach
    void close() {
        test.close();
    }

    private static void assertFails(String message, Executable expectation) {
        assertEquals(message, assertThrows(AssertionError.class, expectation).getMessage());
    }

    @Test
    void shouldTakeMessagesInOrderWhenTheyAreExpected() {
        probe.ref().tell("1");
        probe.ref().tell(2);
        probe.ref().tell("3");
        assertEquals("1", probe.expectMessage("1"));
        assertEquals(2, probe.expectMessageClass(Integer.class));
        assertEquals("3", probe.receiveMessage());
        probe.expectNoMessage();
        assertNull(probe.lastSender());
    }

    @Test
    void shouldSayWhatCameInsteadWhenAnotherMessageWasExpected() {
        probe.ref().tell("1");
        probe.ref().tell("2");
        test.runUntilIdle();
        assertFails("probe probe expected 2 but got 1, then [2]", () -> probe.expectMessage("2"));
        assertFails(
                "probe probe expected a Integer but got 2, then []",
                () -> probe.expectMessageClass(Integer.class));
        assertFails(
                "probe probe expected 3 but got none; ends: []", () -> probe.expectMessage("3"));
    }

    @Test
    void shouldSayWhatCameWhenNoMessageWasExpected() {
        probe.ref().tell("1");
        assertFails("probe probe expected no message but got [1]", probe::expectNoMessage);
    }

    @Test
    void shouldSeeWhatComesLaterWhenNoMessageIsExpectedForATime() {
        ActorRef<Object> echo =
                test.system()
                        .spawn(
                                "echo",
                                () ->
                                        (message, context) ->
                                                context.ask(
                                                        probe.ref(),
                                                        message,
                                                        Duration.ofSeconds(1),
                                                        new Late(probe.ref())));
        echo.tell("1");
        probe.expectMessage("1");
        probe.expectNoMessage(Duration.ofSeconds(1).minusNanos(1));
        assertThrows(AssertionError.class, () -> probe.expectNoMessage(Duration.ofNanos(1)));
    }

    private record Late(ActorRef<Object> to) implements AskCallback<Object> {
        @Override
        public void onReply(Object reply) {}

        @Override
        public void onTimeout() {
            to.tell("too late");
        }
    }

    @Test
    void shouldReplyToTheLastTakenWhenMoreHaveCome() {
        TestProbe<Object> one = test.probe("one");
        TestProbe<Object> two = test.probe("two");
        one.send(probe.ref(), "from one");
        two.send(probe.ref(), "from two");
        test.runUntilIdle();
        probe.expectMessage("from one");
        probe.reply("answer");
        one.expectMessage("answer");
        two.expectNoMessage();
    }

    @Test
    void shouldRefuseToReplyWhenNothingWasTaken() {
        probe.ref().tell("1");
        test.runUntilIdle();
        assertThrows(IllegalStateException.class, () -> probe.reply("x"));
        assertThrows(IllegalStateException.class, probe::lastSender);
    }

    @Test
    void shouldTellHowAnActorEndedWhenItsEndIsExpected() {
        ActorRef<Object> actor = test.system().spawn("a", () -> (message, context) -> {});
        assertFails(
                "probe probe expected a to end but it is READY, got []",
                () -> probe.expectTerminated(actor));
        test.system().stop(actor);
        assertEquals(ActorState.TERMINATED, probe.expectTerminated(actor).state());
        assertEquals(actor, probe.expectTerminated(actor).actor());
    }

    @Test
    void shouldTakeAllWhenAsked() {
        probe.ref().tell("1");
        probe.ref().tell("2");
        assertEquals(List.of("1", "2"), probe.receiveAll());
        assertEquals(List.of(), probe.receiveAll());
    }

    @Test
    void shouldRefuseWhenTheNameIsInUse() {
        assertThrows(NameTakenException.class, () -> test.probe("probe"));
    }
}
