package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tap is told of who caused what, and when. */
class CausalityTest {
    private final RecordingTap tap = new RecordingTap();
    private final ActorSystem system = ActorSystem.builder("cause").workers(2).tap(tap).build();

    @AfterEach
    void close() {
        system.close();
        assertEquals(List.of(), tap.breaches());
        assertTrue(tap.closedInOrder());
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
        ConcurrentLinkedQueue<String> findable = new ConcurrentLinkedQueue<>();
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
                        if (other != null && other.lookup(name) != null) {
                            findable.add(name);
                        }
                    }

                    @Override
                    public void close() {}
                };
        try (ActorSystem other = ActorSystem.builder("other").workers(1).tap(looking).build()) {
            built.set(other);
            other.spawn("a", () -> (String message, ActorContext<String> context) -> {});
            assertEquals(List.of(), List.copyOf(findable));
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

    @Test
    void shouldSampleBacklogNowAndThen() {
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<Integer> actor = system.spawn("a", () -> (message, context) -> Await.until(go));
        for (int i = 0; i < 64; i++) {
            actor.tell(i);
        }
        go.countDown();
        Await.quiet(system);
        List<RecordingTap.Entry> sampled =
                tap.entries().stream().filter(entry -> entry.backlog() >= 0).toList();
        assertEquals(4, sampled.size(), "one in sixteen");
        for (RecordingTap.Entry entry : sampled) {
            if (entry.recipientSequence() > 1) {
                assertEquals(64 - entry.recipientSequence(), entry.backlog());
            }
        }
    }

    @Test
    void shouldTellAtTheEndWhatEachLaneGaveOut() {
        ActorRef<Integer> last = system.spawn("last", () -> (message, context) -> {});
        ActorRef<Integer> first =
                system.spawn("first", () -> (message, context) -> last.tell(message));
        ActorRef<Integer> full =
                system.spawn(
                        SpawnOptions.anonymous()
                                .withMailbox(MailboxFactory.bounded(1, Overflow.REJECT)),
                        () -> (message, context) -> {});
        try (Sender sender = system.newSender()) {
            for (int i = 0; i < 100; i++) {
                sender.tell(first, i);
                sender.tell(full, i);
            }
        }
        first.tell(100);
        Await.quiet(system);
        MessageCounts counts = system.counts();
        system.close();

        Map<Integer, Long> recorded =
                tap.entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        entry -> (int) (entry.id() >>> 48), Collectors.counting()));
        tap.lanes().values().removeIf(sent -> sent == 0);
        assertEquals(recorded, tap.lanes());
        assertEquals(counts.rejected(), tap.refused());
    }

    @Test
    void shouldSendNothingBeforeItsCauseWhenTheClockOfTheWorkerIsOlder() {
        ActorRef<String> last = system.spawn("last", () -> (message, context) -> {});
        ActorRef<String> first =
                system.spawn("first", () -> (message, context) -> last.tell("by " + message));
        tap.afterEach(
                entry -> {
                    // The worker has read its clock for this message, and reads it again only
                    // after the next one's handler.
                    if (entry.message().equals("before")) {
                        Threads.together(1, index -> first.tell("meanwhile"));
                    }
                });
        first.tell("before");
        Await.until("both answered", () -> tap.entries().size() == 4);

        RecordingTap.Entry cause = tap.entryOf("meanwhile");
        RecordingTap.Entry effect = tap.entryOf("by meanwhile");
        assertTrue(effect.sentAt() >= cause.receivedAt(), () -> cause + " and " + effect);
        assertTrue(effect.sentAt() >= effect.rootSentAt(), effect::toString);
    }

    @Test
    void shouldKeepTimesAndSequencesInOrderWhenManySend() {
        int actors = 20;
        int each = 3_000;
        AtomicInteger ended = new AtomicInteger();
        List<ActorRef<Integer>> all = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            int index = i;
            all.add(
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    (hops, context) -> {
                                        if (hops > 0) {
                                            all.get((index * 7 + hops) % actors).tell(hops - 1);
                                        } else {
                                            ended.incrementAndGet();
                                        }
                                    }));
        }
        Threads.together(
                3,
                index -> {
                    try (Sender sender = system.newSender()) {
                        for (int i = 0; i < each; i++) {
                            sender.tell(all.get((index + i) % actors), 3, System.nanoTime());
                        }
                    }
                });
        Await.until("all operations ended", () -> ended.get() == 3 * each);
        Await.quiet(system);

        List<RecordingTap.Entry> entries = tap.entries();
        assertEquals(3 * each * 4, entries.size());
        Set<Long> ids = new HashSet<>();
        for (RecordingTap.Entry entry : entries) {
            assertTrue(ids.add(entry.id()), "an id was given twice");
            assertTrue(entry.receivedAt() >= entry.sentAt(), entry::toString);
            assertTrue(entry.completedAt() >= entry.receivedAt(), entry::toString);
            assertTrue(entry.sentAt() >= entry.rootSentAt(), entry::toString);
            assertTrue(entry.rootSentAt() >= entry.dueAt(), entry::toString);
        }
        Map<Integer, List<RecordingTap.Entry>> byRecipient =
                entries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RecordingTap.Entry::recipient,
                                        TreeMap::new,
                                        Collectors.toList()));
        assertEquals(actors, byRecipient.size());
        for (List<RecordingTap.Entry> of : byRecipient.values()) {
            List<RecordingTap.Entry> ordered =
                    of.stream()
                            .sorted(Comparator.comparingLong(RecordingTap.Entry::recipientSequence))
                            .toList();
            long completed = Long.MIN_VALUE;
            for (int i = 0; i < ordered.size(); i++) {
                RecordingTap.Entry entry = ordered.get(i);
                assertEquals(i + 1, entry.recipientSequence(), "no gap, nothing twice");
                assertTrue(entry.receivedAt() >= completed, "one at a time");
                completed = entry.completedAt();
            }
        }
    }
}
