package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tap is told of who caused what, and when. */
class CausalityTest {
    private final RecordedSystem recorded = new RecordedSystem();
    private final RecordingTap tap = recorded.tap();
    private final ActorSystem system = recorded.system();

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void shouldStartOperationWhenSentFromOutside() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        long before = System.nanoTime();
        long due = before - 1_000;
        try (Sender sender = system.newSender()) {
            sender.tell(actor, "due", due);
            sender.tell(actor, "no schedule");
        }
        actor.tell("told");
        Await.quiet(system);
        long after = System.nanoTime();

        for (String message : List.of("due", "no schedule", "told")) {
            RecordingTap.Entry entry = tap.entryOf(message);
            assertEquals(0, entry.cause());
            assertEquals(entry.id(), entry.root());
            assertNotEquals(0, entry.id());
            assertEquals(0, entry.sender());
            assertEquals(actor.id(), entry.recipient());
            assertEquals(MessageKind.TELL, entry.kind());
            assertEquals(entry.sentAt(), entry.rootSentAt());
            assertTrue(entry.sentAt() >= before && entry.completedAt() <= after);
            assertEquals(0, entry.flags());
        }
        assertEquals(due, tap.entryOf("due").dueAt());
        assertEquals(0, tap.entryOf("no schedule").dueAt());
        assertEquals(1, tap.entryOf("due").recipientSequence());
        assertEquals(2, tap.entryOf("no schedule").recipientSequence());
        assertEquals(
                tap.entryOf("due").id() + 1,
                tap.entryOf("no schedule").id(),
                "one lane, so the next number");
        assertNotEquals(
                tap.entryOf("due").id() >>> 48, tap.entryOf("told").id() >>> 48, "another lane");
    }

    @Test
    void shouldNumberOnInTheLaneThatAClosedSenderHasGivenBack() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        for (String message : List.of("first", "second")) {
            try (Sender sender = system.newSender()) {
                sender.tell(actor, message);
            }
        }
        Await.quiet(system);
        assertEquals(tap.entryOf("first").id() + 1, tap.entryOf("second").id());
    }

    @Test
    void shouldStartOperationWhenAHookSends() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        // Of an operation of its own, so that its envelope has something to forget.
        system.spawn("teller", () -> (message, context) -> actor.tell("told")).tell("tell");
        Await.quiet(system);
        system.spawn(
                "starter",
                () ->
                        new Actor<String>() {
                            @Override
                            public void onMessage(String message, ActorContext<String> context) {}

                            @Override
                            public void preStart(ActorContext<String> context) {
                                for (int i = 0; i < 10; i++) {
                                    actor.tell("started " + i);
                                }
                            }
                        });
        Await.until("all", () -> system.counts().handled() == 12);

        for (int i = 0; i < 10; i++) {
            RecordingTap.Entry entry = tap.entryOf("started " + i);
            assertEquals(0, entry.cause());
            assertEquals(entry.id(), entry.root());
            assertEquals(entry.sentAt(), entry.rootSentAt());
            assertEquals(0, entry.dueAt());
        }
    }

    @Test
    void shouldContinueOperationWhenSentWhileHandling() {
        ActorRef<String> last =
                system.spawn("last", () -> (message, context) -> context.endOperation());
        ActorRef<String> middle =
                system.spawn("middle", () -> (message, context) -> last.tell("third"));
        ActorRef<String> first =
                system.spawn("first", () -> (message, context) -> middle.tell("second"));
        try (Sender sender = system.newSender()) {
            sender.tell(first, "first", 77);
        }
        Await.quiet(system);

        RecordingTap.Entry one = tap.entryOf("first");
        RecordingTap.Entry two = tap.entryOf("second");
        RecordingTap.Entry three = tap.entryOf("third");
        assertEquals(one.id(), two.cause());
        assertEquals(two.id(), three.cause());
        for (RecordingTap.Entry entry : List.of(two, three)) {
            assertEquals(one.id(), entry.root());
            assertEquals(77, entry.dueAt());
            assertEquals(one.sentAt(), entry.rootSentAt());
            assertTrue(entry.has(MessageFlags.SENT_AT_IS_WORKER_CLOCK));
        }
        assertEquals(first.id(), two.sender());
        assertEquals(middle.id(), three.sender());
        assertFalse(one.has(MessageFlags.ENDS_OPERATION));
        assertFalse(two.has(MessageFlags.ENDS_OPERATION));
        assertTrue(three.has(MessageFlags.ENDS_OPERATION));
    }

    @Test
    void shouldStartNewOperationWhenHandlerSaysSo() {
        ActorRef<String> last = system.spawn("last", () -> (message, context) -> {});
        ActorRef<String> load =
                system.spawn(
                        "load", () -> (message, context) -> context.startOperation(last, "op", 99));
        load.tell("go");
        Await.quiet(system);
        RecordingTap.Entry op = tap.entryOf("op");
        assertEquals(0, op.cause());
        assertEquals(op.id(), op.root());
        assertEquals(99, op.dueAt());
        assertEquals(op.sentAt(), op.rootSentAt());
        assertEquals(load.id(), op.sender());
    }

    @Test
    void shouldTellKindsApart() {
        ActorRef<String> echo =
                system.spawn(
                        "echo",
                        () ->
                                (message, context) -> {
                                    if (message.equals("question")) {
                                        context.reply("answer");
                                    }
                                });
        ActorRef<String> subscriber = system.spawn("sub", () -> (message, context) -> {});
        system.<String>topic("t").subscribe(subscriber);
        CountDownLatch timedOut = new CountDownLatch(1);
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    context.<String, String>ask(
                                            echo, "question", Duration.ofHours(1), reply -> {});
                                    context.ask(
                                            echo,
                                            "unanswered",
                                            Duration.ofMillis(1),
                                            new CountingTimeout(timedOut));
                                    context.system().<String>topic("t").publish("published");
                                });
        asker.tell("go");
        Await.until(timedOut);
        Await.quiet(system);
        RecordingTap.Entry go = tap.entryOf("go");
        RecordingTap.Entry question = tap.entryOf("question");
        RecordingTap.Entry answer = tap.entryOf("answer");
        assertEquals(MessageKind.TELL, go.kind());
        assertEquals(MessageKind.ASK, question.kind());
        assertEquals(MessageKind.REPLY, answer.kind());
        assertEquals(question.id(), answer.cause());
        assertEquals(go.id(), answer.root());
        assertEquals(echo.id(), answer.sender());
        assertEquals(asker.id(), answer.recipient());
        assertEquals(MessageKind.PUBLISH, tap.entryOf("published").kind());
        assertEquals(go.id(), tap.entryOf("published").cause());
        List<RecordingTap.Entry> timers =
                tap.entries().stream().filter(e -> e.kind() == MessageKind.TIMER).toList();
        assertEquals(1, timers.size());
        assertEquals(asker.id(), timers.get(0).recipient());
        assertEquals(0, timers.get(0).sender());
    }

    private record CountingTimeout(CountDownLatch timedOut) implements AskCallback<String> {
        @Override
        public void onReply(String reply) {}

        @Override
        public void onTimeout() {
            timedOut.countDown();
        }
    }

    @Test
    void shouldTellWhoAnActorIsBeforeAnybodyCanFindIt() {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        AtomicReference<ActorSystem> built = new AtomicReference<>();
        MessageTap looking =
                new MessageTap() {
                    @Override
                    public TapStream openStream(int worker) {
                        return TapStream.NONE;
                    }

                    @Override
                    public void actorSpawned(int actorId, String name, Class<?> behaviour) {
                        ActorSystem other = built.get();
                        if (other != null) {
                            told.add(name + (other.lookup(name) == null ? "" : " can be found"));
                        }
                    }

                    @Override
                    public void close() {}
                };
        try (ActorSystem other = ActorSystem.builder("other").workers(1).tap(looking).build()) {
            built.set(other);
            other.spawn("a", () -> (String message, ActorContext<String> context) -> {});
            assertEquals(List.of("a"), List.copyOf(told));
        }
    }

    @Test
    void shouldRecordOutcomesApart() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    if (message.equals("bad")) {
                                        context.endOperation();
                                        throw new IllegalStateException(message);
                                    }
                                });
        actor.tell("good");
        actor.tell("bad");
        actor.tell("late");
        Await.quiet(system);
        assertEquals(MessageOutcome.HANDLED, tap.entryOf("good").outcome());
        assertEquals(MessageOutcome.FAILED, tap.entryOf("bad").outcome());
        assertEquals(MessageOutcome.DEAD_LETTER, tap.entryOf("late").outcome());
        assertEquals(3, tap.entryOf("late").recipientSequence());
        assertTrue(tap.entryOf("bad").has(MessageFlags.ENDS_OPERATION));
        assertFalse(tap.entryOf("late").has(MessageFlags.ENDS_OPERATION));
    }

    @Test
    void shouldEndNoOperationWhenAHookSaysSo() {
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Actor<String>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {
                                        Await.until(go);
                                        throw new IllegalStateException(message);
                                    }

                                    @Override
                                    public void onError(
                                            Throwable error, ActorContext<String> context) {
                                        context.endOperation();
                                    }
                                });
        actor.tell("bad");
        actor.tell("late");
        go.countDown();
        Await.quiet(system);
        assertFalse(tap.entryOf("bad").has(MessageFlags.ENDS_OPERATION));
        assertFalse(tap.entryOf("late").has(MessageFlags.ENDS_OPERATION));
    }
}
