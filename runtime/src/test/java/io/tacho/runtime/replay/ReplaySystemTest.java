package io.tacho.runtime.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.AskTimeoutException;
import io.tacho.runtime.Await;
import io.tacho.runtime.Health;
import io.tacho.runtime.HealthCheck;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.replay.FedSystem.Sent;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplaySystemTest {
    private static final long SECOND = 1_000_000_000L;

    private final FedSystem replay = new FedSystem();
    private final List<Object> got = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        replay.close();
    }

    @Test
    void shouldShowWhatIsSentAndDeliverWhatIsFed() {
        ActorRef<Object> second = keeper("second");
        ActorRef<Object> first =
                replay.spawn("first", () -> (message, context) -> second.tell("re " + message));

        replay.tell(first, 71, "a");
        replay.tell(first, 72, "b");
        assertEquals(
                List.of(
                        new Sent(71, "second", "re a", MessageKind.TELL),
                        new Sent(72, "second", "re b", MessageKind.TELL)),
                replay.sent());
        assertEquals(List.of(), got);

        replay.tell(second, 73, "recorded");
        MessageCounts counts = replay.counts();
        assertEquals(List.of("recorded"), got);
        assertEquals(3, counts.sent());
        assertEquals(3, counts.handled());
    }

    @Test
    void shouldTellTheTapTheRecordedIdsAndTheReplaysTimes() {
        ActorRef<Object> sender = keeper("sender");
        ActorRef<Object> actor =
                replay.spawn("actor", () -> (message, context) -> context.endOperation());
        long now = System.nanoTime();
        replay.feed()
                .feed(
                        actor,
                        sender,
                        new RecordedMessage(5L << 48 | 3, 77, 78, MessageKind.PUBLISH, "m", null),
                        new FeedTimes(now - 10, now - 30, now - 20));
        replay.counts();

        RecordingTap.Entry entry = replay.tap().entryOf("m");
        assertEquals(5L << 48 | 3, entry.id());
        assertEquals(77, entry.cause());
        assertEquals(78, entry.root());
        assertEquals(now - 10, entry.sentAt());
        assertEquals(now - 30, entry.dueAt());
        assertEquals(now - 20, entry.rootSentAt());
        assertEquals(sender.id(), entry.sender());
        assertEquals(MessageKind.PUBLISH, entry.kind());
        assertEquals(MessageFlags.ENDS_OPERATION, entry.flags());
    }

    @Test
    void shouldShowEachKindOfSending() {
        ActorRef<Object> other = keeper("other");
        replay.system().topic("news").subscribe(other);
        replay.system().topic("news").subscribe(keeper("third"));
        ActorRef<Object> actor =
                replay.spawn(
                        "actor",
                        () ->
                                (message, context) -> {
                                    context.reply("reply");
                                    context.forward(other, message);
                                    context.system().topic("news").publish("news");
                                    context.startOperation(other, "not told", 0);
                                });
        replay.feed(actor, other, new RecordedMessage(9, 0, 9, MessageKind.TELL, "question", null));
        assertEquals(
                List.of(
                        new Sent(9, "other", "reply", MessageKind.REPLY),
                        new Sent(9, "other", "question", MessageKind.TELL),
                        new Sent(9, "other", "news", MessageKind.PUBLISH),
                        new Sent(9, "third", "news", MessageKind.PUBLISH)),
                replay.sent());
        assertEquals(List.of(), got);
    }

    @Test
    void shouldNotDeliverWhatHooksAndThreadsOutsideSend() {
        ActorRef<Object> other = keeper("other");
        replay.spawn(
                "starts",
                () ->
                        new Actor<>() {
                            @Override
                            public void preStart(ActorContext<Object> context) {
                                other.tell("from a hook");
                            }

                            @Override
                            public void onMessage(Object message, ActorContext<Object> context) {}
                        });
        Await.until("started", () -> replay.system().actors(ActorState.STARTING) == 0);
        assertEquals(SendOutcome.ACCEPTED, other.tell("from outside"));
        try (Sender sender = replay.system().newSender()) {
            assertEquals(SendOutcome.ACCEPTED, sender.tell(other, "from a sender"));
        }
        ExecutionException failure =
                assertThrows(
                        ExecutionException.class,
                        () ->
                                replay.system()
                                        .ask(other, "asked", Duration.ofHours(1))
                                        .toCompletableFuture()
                                        .get(10, TimeUnit.SECONDS));
        assertInstanceOf(AskTimeoutException.class, failure.getCause());
        assertEquals(List.of(new Sent(0, "other", "from a hook", MessageKind.TELL)), replay.sent());
        assertEquals(0, replay.counts().sent());
        assertEquals(List.of(), got);
    }

    @Test
    void shouldFindTheQuestionOfEachReply() {
        ActorRef<Object> server = keeper("server");
        ActorRef<Object> client = asker("client", server, "x", "y");

        replay.tell(client, 1, "go");
        replay.reply(client, server, 2, "about y", new Question(1, server, "y".hashCode()));
        replay.reply(client, server, 3, "about x", new Question(1, server, "x".hashCode()));
        replay.counts();
        assertEquals(List.of("y: about y", "x: about x"), got);
    }

    @Test
    void shouldTakeTheNextBestQuestionAndNoneTwice() {
        ActorRef<Object> server = keeper("server");
        ActorRef<Object> client = asker("client", server, "x");

        replay.tell(client, 1, "go");
        replay.tell(client, 2, "go");
        replay.reply(client, server, 3, "of the second", new Question(2, server, 0));
        replay.reply(client, server, 4, "of any", new Question(99, server, 0));
        replay.reply(client, server, 5, "of none", new Question(1, server, "x".hashCode()));
        assertEquals(1, replay.counts().deadLetters());
        assertEquals(List.of("x: of the second", "x: of any"), got);
        assertEquals(MessageOutcome.DEAD_LETTER, replay.tap().entryOf("of none").outcome());
    }

    @Test
    void shouldAcceptWhatIsSentToAnActorThatHasEnded() {
        List<SendOutcome> outcomes = new CopyOnWriteArrayList<>();
        ActorRef<Object> ended = keeper("ended");
        replay.system().stop(ended);
        Await.until("ended", () -> ended.state() == ActorState.TERMINATED);
        ActorRef<Object> client =
                replay.spawn(
                        "client",
                        () ->
                                (message, context) -> {
                                    outcomes.add(ended.tell("told"));
                                    outcomes.add(context.ask(ended, "q", SECOND, callback("q")));
                                    outcomes.add(context.reply("to nobody"));
                                });
        replay.tell(client, 1, "go");
        replay.reply(client, ended, 2, "a", new Question(1, ended, "q".hashCode()));
        assertEquals(0, replay.counts().deadLetters());
        assertEquals(
                List.of(SendOutcome.ACCEPTED, SendOutcome.ACCEPTED, SendOutcome.DEAD_LETTER),
                outcomes);
        assertEquals(List.of("q: a"), got);
    }

    @Test
    void shouldSettleAReplyToAnAskerThatHasEnded() {
        ActorRef<Object> server = keeper("server");
        ActorRef<Object> client =
                replay.spawn(
                        "client",
                        () ->
                                (message, context) -> {
                                    for (String question : List.of("x", "y", "z")) {
                                        context.ask(server, question, SECOND, callback(question));
                                    }
                                    context.stop();
                                });
        replay.tell(client, 1, "go");
        replay.reply(client, server, 2, "late", new Question(1, server, "z".hashCode()));
        MessageCounts counts = replay.counts();
        assertEquals(1, counts.deadLetters());
        assertEquals(0, counts.lost());
        assertEquals(List.of(), got);
    }

    @Test
    void shouldHandAReplyThatAnswersNoAskToTheHandler() {
        ActorRef<Object> actor = keeper("actor");
        replay.feed(actor, null, new RecordedMessage(1, 0, 1, MessageKind.REPLY, "plain", null));
        replay.counts();
        assertEquals(List.of("plain"), got);
    }

    @Test
    void shouldNotFireTimersNorTimeOutAsks() {
        ActorRef<Object> server = keeper("server");
        CountDownLatch restarted = new CountDownLatch(1);
        ActorRef<Object> actor =
                replay.spawn(
                        "timed",
                        () ->
                                (message, context) -> {
                                    context.timers().startOnce("k", "tick", Duration.ofMillis(1));
                                    context.ask(server, "q", 1_000_000, callback("q"));
                                    got.add(message);
                                });
        replay.tell(actor, 1, "go");
        replay.counts();
        // The runtime's own timers run, on the same wheel: when this has fired, the others had to.
        CountDownLatch checked = new CountDownLatch(1);
        replay.system()
                .spawn(
                        SpawnOptions.named("checked")
                                .withHealthCheck(HealthCheck.every(Duration.ofMillis(20))),
                        () -> new Checked(checked));
        Await.until(checked);
        replay.feed(actor, null, new RecordedMessage(2, 0, 2, MessageKind.TIMER, "fed", null));
        replay.counts();
        assertEquals(List.of("go", "fed"), got);
    }

    @Test
    void shouldHandleInTheOrderOfFeedingWhateverTheMailboxIs() {
        CountDownLatch gate = new CountDownLatch(1);
        ActorRef<Object> actor =
                replay.system()
                        .spawn(
                                SpawnOptions.named("bounded")
                                        .withMailbox(
                                                MailboxFactory.bounded(2, Overflow.DROP_OLDEST))
                                        .withTimeToLive(Duration.ofNanos(1)),
                                () ->
                                        (message, context) -> {
                                            Await.until(gate);
                                            got.add(message);
                                        });
        for (int i = 1; i <= 100; i++) {
            replay.tell(actor, i, i);
        }
        gate.countDown();
        assertEquals(100, replay.counts().handled());
        assertEquals(IntStream.rangeClosed(1, 100).boxed().toList(), got);
    }

    @Test
    void shouldGoOnAfterARestart() {
        ActorRef<Object> actor =
                replay.system()
                        .spawn(
                                SpawnOptions.named("a").withRestart(Restart.PERMANENT),
                                () ->
                                        (message, context) -> {
                                            if (message.equals("bad")) {
                                                throw new IllegalStateException("on purpose");
                                            }
                                            got.add(message);
                                        });
        replay.tell(actor, 1, "bad");
        replay.tell(actor, 2, "good");
        MessageCounts counts = replay.counts();
        assertEquals(List.of("good"), got);
        assertEquals(1, counts.failed());
    }

    @Test
    void shouldRefuseWhatCannotBeFed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedMessage(1, 0, 1, MessageKind.SIGNAL, "m", null));
        ActorRef<Object> actor = keeper("actor");
        Question question = new Question(1, actor, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedMessage(1, 0, 1, MessageKind.TELL, "m", question));
        RecordedMessage message = new RecordedMessage(1, 0, 1, MessageKind.TELL, "m", null);
        assertNull(message.question());
        replay.system().shutdown(Duration.ofSeconds(1));
        assertThrows(SystemStoppedException.class, () -> replay.feed(actor, null, message));
        replay.feed().close();
        assertThrows(IllegalStateException.class, () -> replay.feed(actor, null, message));
    }

    private ActorRef<Object> keeper(String name) {
        return replay.spawn(name, () -> (message, context) -> got.add(message));
    }

    private ActorRef<Object> asker(String name, ActorRef<Object> server, String... questions) {
        return replay.spawn(
                name,
                () ->
                        (message, context) -> {
                            for (String question : questions) {
                                context.ask(server, question, SECOND, callback(question));
                            }
                        });
    }

    private AskCallback<Object> callback(String question) {
        Consumer<String> keep = got::add;
        return new AskCallback<>() {
            @Override
            public void onReply(Object reply) {
                keep.accept(question + ": " + reply);
            }

            @Override
            public void onTimeout() {
                keep.accept(question + ": timed out");
            }
        };
    }

    /** Its health is asked for by a timer of the runtime. */
    private static final class Checked implements Actor<Object> {
        private final CountDownLatch asked;

        Checked(CountDownLatch asked) {
            this.asked = asked;
        }

        @Override
        public Health health(ActorContext<Object> context) {
            asked.countDown();
            return Health.HEALTHY;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {}
    }
}
