package io.tacho.runtime.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Terminated;
import io.tacho.runtime.Watching;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TestSystemTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Three actors that pass on a number, each to the next, and note who had it. */
    private static List<String> ring(TestSystem test) {
        List<String> notes = new ArrayList<>();
        List<ActorRef<Integer>> ring = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int index = i;
            ring.add(
                    test.system()
                            .spawn(
                                    "ring" + i,
                                    () ->
                                            (left, context) -> {
                                                notes.add(context.self().name() + " " + left);
                                                if (left > 0) {
                                                    ring.get((index + 1) % 3).tell(left - 1);
                                                }
                                            }));
        }
        ring.forEach(actor -> actor.tell(4));
        test.runUntilIdle();
        return notes;
    }

    private static List<String> ring(long seed) {
        try (TestSystem test = TestSystem.create(seed)) {
            return ring(test);
        }
    }

    @Test
    void shouldRunFirstInFirstOutWhenThereIsNoSeed() {
        assertEquals(
                List.of("ring0 4", "ring1 4", "ring2 4", "ring1 3", "ring0 3", "ring2 3"),
                ring(0).subList(0, 6));
    }

    @Test
    void shouldRunAlikeWhenTheSeedIsTheSame() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(ring(seed), ring(seed));
        }
    }

    @Test
    void shouldRunOtherwiseWhenTheSeedIsAnother() {
        assertNotEquals(ring(1), ring(2));
    }

    @Test
    void shouldRecordTheSameIdsWhenTheSeedIsTheSame() {
        assertEquals(recordedIds(7), recordedIds(7));
    }

    private static List<Long> recordedIds(long seed) {
        RecordingTap tap = new RecordingTap();
        try (TestSystem test = TestSystem.create(seed, builder -> builder.tap(tap))) {
            ring(test);
        }
        assertTrue(tap.closedInOrder(), () -> tap.breaches().toString());
        return tap.entries().stream().map(RecordingTap.Entry::id).toList();
    }

    @Test
    void shouldHandleOneMessageAStep() {
        try (TestSystem test = TestSystem.create()) {
            List<Integer> got = new ArrayList<>();
            ActorRef<Integer> actor =
                    test.system().spawn("a", () -> (message, context) -> got.add(message));
            actor.tell(1);
            actor.tell(2);
            assertTrue(test.step());
            assertEquals(List.of(1), got);
            assertTrue(test.step());
            assertEquals(List.of(1, 2), got);
            assertFalse(test.step());
        }
    }

    @Test
    void shouldSayWhatItHasRunAndWithWhatSeed() {
        try (TestSystem test = TestSystem.create(7)) {
            assertEquals(7, test.seed());
            test.runUntilIdle();
            assertEquals(0, test.runUntilIdle());
            List<String> got = new ArrayList<>();
            ActorRef<String> actor =
                    test.system().spawn("a", () -> (message, context) -> got.add(message));
            test.runUntilIdle();
            actor.tell("one");
            actor.tell("two");
            assertTrue(test.runUntil(() -> got.contains("one")));
            assertFalse(test.runUntil(() -> got.contains("three")));
            actor.tell("three");
            actor.tell("four");
            assertEquals(2, test.runUntilIdle());
            actor.tell("five");
            assertEquals(1, test.runUntilIdle(10));
        }
    }

    @Test
    void shouldNameThoseThatAreBusyWhenItIsNeverIdle() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> busy =
                    test.system()
                            .spawn("busy", () -> (message, context) -> context.self().tell("x"));
            test.system().spawn("idle", () -> (message, context) -> {});
            busy.tell("x");
            AssertionError thrown =
                    assertThrows(AssertionError.class, () -> test.runUntilIdle(1_000));
            assertEquals("not idle after 1000 steps; still busy: busy", thrown.getMessage());
            assertThrows(AssertionError.class, () -> test.advance(SECOND));
            assertThrows(AssertionError.class, () -> test.runUntil(() -> false));
        }
    }

    @Test
    void shouldRunTheRecipientWhenASenderWaitsForRoom() {
        try (TestSystem test = TestSystem.create()) {
            List<Integer> got = new ArrayList<>();
            ActorRef<Integer> actor =
                    test.system()
                            .spawn(
                                    SpawnOptions.anonymous()
                                            .withMailbox(MailboxFactory.bounded(1, Overflow.BLOCK)),
                                    () -> (message, context) -> got.add(message));
            for (int i = 0; i < 5; i++) {
                assertEquals(SendOutcome.ACCEPTED, actor.tell(i));
            }
            test.runUntilIdle();
            assertEquals(List.of(0, 1, 2, 3, 4), got);
        }
    }

    @Test
    void shouldRefuseAMessageWhenNobodyWillMakeRoom() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<Integer> actor =
                    test.system()
                            .spawn(
                                    SpawnOptions.anonymous()
                                            .withMailbox(Mailboxes.full(Overflow.BLOCK)),
                                    () -> (message, context) -> {});
            assertEquals(SendOutcome.REJECTED, actor.tell(1));
        }
    }

    // ---- assertions

    @Test
    void shouldFailTheTestWhenAnAssertionInAHandlerFails() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> actor =
                    test.system()
                            .spawn("a", () -> (message, context) -> assertEquals("y", message));
            test.runUntilIdle();
            for (Executable runs :
                    List.<Executable>of(
                            test::step,
                            test::runUntilIdle,
                            () -> test.advance(SECOND),
                            () -> test.runUntil(() -> false))) {
                ActorRef<String> failing =
                        test.system()
                                .spawn(
                                        SpawnOptions.anonymous(),
                                        () -> (message, context) -> assertEquals("y", message));
                failing.tell("x");
                assertThrows(AssertionError.class, runs);
                assertEquals(ActorState.FAILED, failing.state());
            }
            actor.tell("y");
            test.runUntilIdle();
            assertEquals(ActorState.READY, actor.state());
        }
    }

    // ---- threads

    @Test
    void shouldRefuseWhenAHandlerStepsItsOwnSystem() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> actor =
                    test.system().spawn("a", () -> (message, context) -> test.step());
            actor.tell("x");
            test.runUntilIdle();
            assertInstanceOf(
                    IllegalStateException.class,
                    test.effects(actor).expectOne(Effect.Failed.class).cause());
        }
    }

    @Test
    void shouldRefuseWhenAnotherThreadUsesIt() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> actor = test.system().spawn("a", () -> (message, context) -> {});
            test.runUntilIdle();
            CompletableFuture<Object> told = CompletableFuture.supplyAsync(() -> actor.tell("x"));
            ExecutionException thrown = assertThrows(ExecutionException.class, told::get);
            assertTrue(thrown.toString().contains("is a test's"), thrown::toString);
        }
    }

    @Test
    void shouldRunThroughSendersAndTopicsAsWell() {
        try (TestSystem test = TestSystem.create();
                Sender sender = test.system().newSender()) {
            TestProbe<String> probe = test.probe("probe");
            test.system().<String>topic("t").subscribe(probe.ref());
            sender.tell(probe.ref(), "by sender");
            test.system().<String>topic("t").publish("by topic");
            assertEquals(List.of("by sender", "by topic"), probe.receiveAll());
        }
    }

    /** As in production. */
    @Test
    void shouldAnswerForAnActorWhoseMailboxIsBroken() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> broken =
                    test.system()
                            .spawn(
                                    SpawnOptions.anonymous()
                                            .withMailbox(Mailboxes.brokenWhenPolled()),
                                    () -> (message, context) -> {});
            broken.tell("go");
            test.runUntilIdle();
            assertTrue(broken.state().isFinal());
            List<ActorRef<?>> ended = new ArrayList<>();
            test.system()
                    .spawn(
                            "watcher",
                            () ->
                                    new Watching(
                                            broken,
                                            (signal, context) ->
                                                    ended.add(((Terminated) signal).actor())));
            test.runUntilIdle();
            assertEquals(List.of(broken), ended);
        }
    }
}
