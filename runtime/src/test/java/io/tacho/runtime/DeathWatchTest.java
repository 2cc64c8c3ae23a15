package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Puppets.Do;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestProbe;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeathWatchTest {
    private final RecordingTap tap = new RecordingTap();
    private final TestSystem test = TestSystem.create(0, builder -> builder.tap(tap));
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
        assertEquals(0, test.system().counts().lost());
        assertTrue(tap.closedInOrder(), () -> tap.breaches().toString());
    }

    private void watcherAnd(String... others) {
        puppets.spawn(Spec.of("watcher", Restart.TEMPORARY));
        for (String other : others) {
            puppets.spawn(Spec.of(other, Restart.TEMPORARY));
        }
        puppets.notes();
    }

    private void watch(String watcher, String target) {
        ActorRef<Object> watched = puppets.ref(target);
        puppets.have(watcher, context -> context.watch(watched));
    }

    @ParameterizedTest
    @EnumSource(
            value = ActorState.class,
            names = {"TERMINATED", "FAILED"})
    void shouldTellOnceHowItEndedWhenTheWatchedLived(ActorState end) {
        watcherAnd("a");
        watch("watcher", "a");
        watch("watcher", "a");
        puppets.tell("a", end == ActorState.FAILED ? "boom" : "stop");
        test.runUntilIdle();
        assertEquals(List.of("watcher terminated a " + end), puppets.notes("terminated"));
    }

    @Test
    void shouldTellWhenTheWatchedHadEndedBefore() {
        watcherAnd("a");
        ActorRef<Object> dead = puppets.ref("a");
        puppets.stop("a");
        puppets.have("watcher", context -> context.watch(dead));
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
        puppets.have("watcher", context -> context.watch(dead));
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
    }

    @Test
    void shouldTellOnlyLastingEndsWhenTheWatchedIsRestarted() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")));
        watcherAnd();
        watch("watcher", "a");
        puppets.fail("a");
        assertEquals(List.of(), puppets.notes("terminated"));
        puppets.stop("sup");
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
    }

    @Test
    void shouldStillTellWhenTheWatcherWasRestarted() {
        puppets.spawn(Spec.permanent("watcher"));
        puppets.spawn(Spec.of("a", Restart.TEMPORARY));
        watch("watcher", "a");
        puppets.fail("watcher");
        puppets.stop("a");
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
    }

    @Test
    void shouldTellNothingWhenUnwatchedBeforeTheEnd() {
        watcherAnd("a");
        watch("watcher", "a");
        ActorRef<Object> watched = puppets.ref("a");
        puppets.have("watcher", context -> context.unwatch(watched));
        puppets.stop("a");
        assertEquals(List.of(), puppets.notes("terminated"));
    }

    @Test
    void shouldTellNothingWhenUnwatchedAfterTheEndThatWasNotToldYet() {
        watcherAnd("a");
        ActorRef<Object> watched = puppets.ref("a");
        watch("watcher", "a");
        // It has ended when the watcher's turn comes, and the watcher knows, but the message in
        // whose handler it becomes unwanted comes first.
        test.system().stop(watched);
        puppets.tell("watcher", new Do(context -> context.unwatch(watched)));
        test.step();
        assertEquals(ActorState.TERMINATED, watched.state());
        test.runUntilIdle();
        assertEquals(List.of(), puppets.notes("terminated"));
    }

    @Test
    void shouldTellOnceWhenWatchedAgainAfterUnwatch() {
        watcherAnd("a");
        ActorRef<Object> watched = puppets.ref("a");
        watch("watcher", "a");
        puppets.have(
                "watcher",
                context -> {
                    context.unwatch(watched);
                    context.watch(watched);
                });
        puppets.stop("a");
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
    }

    @Test
    void shouldSendTheWatchersMessageWhenItWantedOne() {
        watcherAnd("a");
        ActorRef<Object> watched = puppets.ref("a");
        puppets.have("watcher", context -> context.watchWith(watched, "first"));
        puppets.have("watcher", context -> context.watchWith(watched, "second"));
        puppets.stop("a");
        assertEquals(List.of("watcher got second"), puppets.notes("got", "terminated"));
    }

    @Test
    void shouldTellNobodyWhenTheWatcherEndsFirst() {
        watcherAnd("a");
        watch("watcher", "a");
        puppets.stop("watcher");
        puppets.stop("a");
        assertEquals(List.of(), puppets.notes("terminated"));
        test.effects().expectNone(Effect.DeadLetter.class);
    }

    @Test
    void shouldTellTheOtherWhenTwoWatchEachOther() {
        watcherAnd("a");
        watch("watcher", "a");
        watch("a", "watcher");
        puppets.stop("a");
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
        puppets.stop("watcher");
        assertEquals(List.of(), puppets.notes("terminated"));
    }

    @Test
    void shouldRefuseWhenAnActorWatchesItself() {
        watcherAnd();
        puppets.have(
                "watcher",
                context ->
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> context.watch(context.self())));
        assertTrue(puppets.lives("watcher"));
    }

    @Test
    void shouldTellTheParentOfItsChildWhenItWatchesIt() {
        puppets.spawn(Spec.permanent("sup", Spec.of("a", Restart.TEMPORARY)));
        watch("sup", "a");
        puppets.fail("a");
        assertEquals(List.of("sup terminated a FAILED"), puppets.notes("terminated"));
    }

    @Test
    void shouldSettleWhatCameLateWhenTheWatcherWaitsForItsChildren() {
        puppets.spawn(Spec.of("watcher", Restart.TEMPORARY, Spec.permanent("child")));
        puppets.spawn(Spec.of("a", Restart.TEMPORARY));
        watch("watcher", "a");
        // The watcher is told of a's end while it waits for its child's, and ends in that turn.
        test.system().stop(puppets.ref("watcher"));
        test.system().stop(puppets.ref("a"));
        test.runUntilIdle();
        assertEquals(List.of(), puppets.notes("terminated"));
        assertEquals(List.of(), tap.breaches());
    }

    @Test
    void shouldBeAMessageLikeAnyOtherWhenAnActorPublishesIt() {
        watcherAnd("a", "b");
        watch("watcher", "b");
        Topic<Object> ends = test.system().topic("ends");
        ends.subscribe(puppets.ref("watcher"));
        Terminated told = new Terminated(puppets.ref("b"), ActorState.TERMINATED);
        puppets.have("a", context -> ends.publish(told));
        assertEquals(List.of("watcher got " + told), puppets.notes("got", "terminated"));
        // It still watches.
        puppets.stop("b");
        assertEquals(List.of("watcher terminated b TERMINATED"), puppets.notes("terminated"));
    }

    @Test
    void shouldBeAMessageLikeAnyOtherWhenAnActorForwardsIt() {
        watcherAnd("a");
        ActorRef<Object> watched = puppets.ref("a");
        ActorRef<Object> other = puppets.ref("watcher");
        test.system()
                .spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                new Watching(
                                        watched,
                                        (signal, context) -> context.forward(other, signal)));
        test.runUntilIdle();
        puppets.stop("a");
        Terminated told = new Terminated(watched, ActorState.TERMINATED);
        assertEquals(List.of("watcher got " + told), puppets.notes("got", "terminated"));
    }

    // ---- order

    @Test
    void shouldComeAfterAllMessagesOfTheEndedWhenTheyWait() {
        TestProbe<Object> probe = test.probe("probe");
        watcherAnd("a");
        watch("watcher", "a");
        ActorRef<Object> watcher = puppets.ref("watcher");
        puppets.tell(
                "a",
                new Do(
                        context -> {
                            for (int i = 1; i <= 3; i++) {
                                watcher.tell(i);
                            }
                            context.stop();
                        }));
        test.runUntilIdle();
        assertEquals(
                List.of(
                        "watcher got 1",
                        "watcher got 2",
                        "watcher got 3",
                        "watcher terminated a TERMINATED"),
                puppets.notes("got", "terminated"));
        probe.expectNoMessage();
    }

    @ParameterizedTest
    @EnumSource(
            value = Overflow.class,
            names = {"REJECT", "DROP_NEWEST", "DROP_OLDEST"})
    void shouldComeLastAllTheSameWhenTheMailboxIsFull(Overflow overflow) {
        watcherAnd("a");
        ActorRef<Object> watched = puppets.ref("a");
        puppets.stop("watcher");
        SpawnOptions bounded =
                SpawnOptions.named("watcher").withMailbox(MailboxFactory.bounded(2, overflow));
        puppets.spawn(new Spec(bounded, List.of()));
        watch("watcher", "a");
        ActorRef<Object> watcher = puppets.ref("watcher");
        watched.tell(
                new Do(
                        context -> {
                            for (int i = 1; i <= 5; i++) {
                                watcher.tell(i);
                            }
                            context.stop();
                        }));
        test.runUntilIdle();
        List<Integer> kept = overflow == Overflow.DROP_OLDEST ? List.of(4, 5) : List.of(1, 2);
        assertEquals(
                List.of(
                        "watcher got " + kept.get(0),
                        "watcher got " + kept.get(1),
                        "watcher terminated a TERMINATED"),
                puppets.notes("got", "terminated"));
    }

    @Test
    void shouldNotBeDelayedByTimeWhenTheWatcherIsIdle() {
        watcherAnd("a");
        watch("watcher", "a");
        puppets.stop("a");
        assertEquals(Duration.ZERO, test.elapsed());
        assertEquals(List.of("watcher terminated a TERMINATED"), puppets.notes("terminated"));
    }
}
