package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tap is told of times, backlogs and numbers, also when many send at once. */
class RecordedTimesTest {
    private final RecordedSystem recorded = new RecordedSystem();
    private final RecordingTap tap = recorded.tap();
    private final ActorSystem system = recorded.system();

    @AfterEach
    void close() {
        recorded.close();
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
