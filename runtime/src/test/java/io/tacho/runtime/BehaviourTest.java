package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Do;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestProbe;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an actor does with its messages over its life: become, ask, forward, limits of age. */
class BehaviourTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.create();
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    // ---- become

    @Test
    void shouldHandThoseThatFollowToTheNewHandlerWhenItBecomesAnother() {
        ActorRef<Object> actor = puppets.spawn(Spec.permanent("a"));
        actor.tell(
                new Do(
                        context -> {
                            context.become(
                                    (message, its) -> {
                                        puppets.note("a other " + message);
                                        if (message.equals("back")) {
                                            its.unbecome();
                                        }
                                    });
                            puppets.note("a got become");
                        }));
        for (String message : List.of("1", "back", "2")) {
            actor.tell(message);
        }
        test.runUntilIdle();
        assertEquals(
                List.of("a got become", "a other 1", "a other back", "a got 2"),
                puppets.notes("got", "other"));
    }

    @Test
    void shouldKeepItsHooksWhenItBecomesAnother() {
        puppets.spawn(Spec.permanent("a"));
        puppets.have("a", context -> context.become((message, its) -> {}));
        puppets.notes();
        puppets.stop("a");
        assertEquals(List.of("a preStop", "a postStop"), puppets.notes());
    }

    @Test
    void shouldHandleMessagesItselfAgainWhenRestarted() {
        puppets.spawn(Spec.permanent("a"));
        puppets.have(
                "a",
                context ->
                        context.become(
                                (message, its) -> {
                                    throw new IllegalStateException("other");
                                }));
        puppets.tell("a", "1");
        puppets.tell("a", "2");
        test.runUntilIdle();
        assertEquals(List.of("a got 2"), puppets.notes("got"));
        assertEquals(1, test.system().restarts());
    }

    // ---- asks

    @Test
    void shouldNeitherAnswerNorTimeOutWhenTheAskerWasRestarted() {
        TestProbe<Object> answers = test.probe("answers");
        ActorRef<Object> asker = puppets.spawn(Spec.permanent("asker"));
        puppets.have(
                "asker",
                context ->
                        context.ask(
                                answers.ref(),
                                "question",
                                SECOND,
                                new AskCallback<Object>() {
                                    @Override
                                    public void onReply(Object reply) {
                                        puppets.note("asker answered " + reply);
                                    }

                                    @Override
                                    public void onTimeout() {
                                        puppets.note("asker answered never");
                                    }
                                }));
        answers.expectMessage("question");
        puppets.fail("asker");
        answers.reply("late");
        test.advance(SECOND.multipliedBy(2));
        assertEquals(List.of(), puppets.notes("answered"));
        Effect.DeadLetter late = test.effects(asker).expectOne(Effect.DeadLetter.class);
        assertEquals("late", late.message());
        assertEquals(answers.ref(), late.sender());
    }

    @Test
    void shouldCompleteAnAskFromOutsideWhenTheProbeReplies() {
        TestProbe<String> probe = test.probe("probe");
        CompletableFuture<String> answer =
                test.system().<String, String>ask(probe.ref(), "?", SECOND).toCompletableFuture();
        probe.expectMessage("?");
        probe.reply("!");
        test.runUntilIdle();
        assertEquals("!", answer.getNow(null));
    }

    @Test
    void shouldTimeOutAtItsTimeWhenNobodyReplies() {
        TestProbe<String> probe = test.probe("probe");
        CompletableFuture<String> answer =
                test.system().<String, String>ask(probe.ref(), "?", SECOND).toCompletableFuture();
        test.advance(SECOND.minusNanos(1));
        assertTrue(!answer.isDone());
        test.advance(Duration.ofNanos(1));
        assertTrue(answer.isCompletedExceptionally());
    }

    // ---- forward

    @Test
    void shouldAnswerTheOriginalSenderWhenForwarded() {
        TestProbe<Object> asker = test.probe("asker");
        TestProbe<Object> backend = test.probe("backend");
        ActorRef<Object> front =
                test.system()
                        .spawn(
                                "front",
                                () ->
                                        (message, context) ->
                                                context.forward(backend.ref(), message));
        asker.send(front, "question");
        backend.expectMessage("question");
        assertEquals(asker.ref(), backend.lastSender());
        backend.reply("answer");
        asker.expectMessage("answer");
        assertEquals(backend.ref(), asker.lastSender());
    }

    @Test
    void shouldCompleteTheAskWhenForwarded() {
        TestProbe<Object> backend = test.probe("backend");
        ActorRef<Object> front =
                test.system()
                        .spawn(
                                "front",
                                () ->
                                        (message, context) ->
                                                context.forward(backend.ref(), "passed"));
        CompletableFuture<Object> answer =
                test.system().<Object, Object>ask(front, "?", SECOND).toCompletableFuture();
        backend.expectMessage("passed");
        backend.reply("!");
        test.runUntilIdle();
        assertEquals("!", answer.getNow(null));
    }

    // ---- limits of age

    @Test
    void shouldExpireWhenAMessageWaitedLongerThanItsSenderWanted() {
        ActorRef<Object> actor = puppets.spawn(Spec.permanent("a"));
        actor.tell("exact", SECOND);
        actor.tell("short", SECOND.minusNanos(1));
        actor.tell("any");
        test.stall(SECOND);
        test.runUntilIdle();
        assertEquals(List.of("a got exact", "a got any"), puppets.notes("got"));
        assertEquals(1, test.system().counts().expired());
    }

    @Test
    void shouldExpireWhenAMessageWaitedLongerThanItsRecipientWants() {
        ActorRef<Object> actor =
                puppets.spawn(new Spec(SpawnOptions.named("a").withTimeToLive(SECOND), List.of()));
        actor.tell("old");
        test.stall(Duration.ofNanos(1));
        actor.tell("young");
        test.stall(SECOND);
        test.runUntilIdle();
        assertEquals(List.of("a got young"), puppets.notes("got"));
        assertEquals(1, test.system().counts().expired());
    }

    // ---- health

    @Test
    void shouldLeaveNoProbeBehindWhenACheckedActorStops() {
        puppets.spawn(
                new Spec(
                        SpawnOptions.named("a").withHealthCheck(HealthCheck.every(SECOND)),
                        List.of()));
        puppets.stop("a");
        test.advance(SECOND.multipliedBy(3));
        test.effects().expectNone(Effect.DeadLetter.class);
        assertNull(test.system().lookup("a"));
    }

    @Test
    void shouldCheckOnceAnIntervalWhenTheActorWasRestartedAtTheSameTime() {
        SpawnOptions options =
                SpawnOptions.named("a")
                        .withRestart(Restart.PERMANENT)
                        .withHealthCheck(HealthCheck.every(SECOND));
        ActorRef<String> actor =
                test.system()
                        .spawn(
                                options,
                                () ->
                                        new Actor<String>() {
                                            @Override
                                            public void onMessage(
                                                    String message, ActorContext<String> context) {
                                                throw new IllegalStateException(message);
                                            }

                                            @Override
                                            public Health health(ActorContext<String> context) {
                                                puppets.note("a checked");
                                                return Health.HEALTHY;
                                            }
                                        });
        actor.tell("boom");
        test.runUntilIdle();
        assertEquals(ActorState.READY, actor.state());
        test.advance(SECOND);
        assertEquals(List.of("a checked"), puppets.notes());
    }
}
