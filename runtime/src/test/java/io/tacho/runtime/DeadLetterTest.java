package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private final ActorSystem system =
            ActorSystem.builder("letters").workers(1).deadLetters(letters::add).build();

    @AfterEach
    void close() {
        system.close();
    }

    private ActorRef<Object> ended() {
        ActorRef<Object> actor = system.spawn("ended", () -> (message, context) -> {});
        system.stop(actor);
        Await.until("ended", () -> actor.state() == ActorState.TERMINATED);
        return actor;
    }

    @Test
    void shouldNameSenderRecipientAndReasonWhenTheRecipientHasEnded() {
        ActorRef<Object> ended = ended();
        ActorRef<Object> sender =
                system.spawn("sender", () -> (message, context) -> ended.tell(message));
        sender.tell("a");
        Await.quiet(system);
        ended.tell("b");
        Await.quiet(system);
        assertEquals(
                List.of(
                        new DeadLetter("a", ended, sender, DeadLetter.Reason.RECIPIENT_ENDED),
                        new DeadLetter("b", ended, null, DeadLetter.Reason.RECIPIENT_ENDED)),
                letters);
    }

    @Test
    void shouldSayThatNobodyIsThereToAnswerWhenTheMessageCameFromOutside() {
        ActorRef<Object> polite =
                system.spawn("polite", () -> (message, context) -> context.reply("thanks"));
        polite.tell("a");
        Await.quiet(system);
        assertEquals(1, letters.size());
        assertEquals(DeadLetter.Reason.NOBODY_TO_ANSWER, letters.get(0).reason());
        assertSame(polite, letters.get(0).sender());
    }

    @Test
    void shouldSayThatTheReplyIsLateWhenTheAskTimedOut() {
        CountDownLatch timedOut = new CountDownLatch(1);
        ActorRef<Object> slow =
                system.spawn(
                        SpawnOptions.named("slow").withDispatcher(Dispatcher.PINNED),
                        () ->
                                (message, context) -> {
                                    Await.until(timedOut);
                                    context.reply("late");
                                });
        ActorRef<Object> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        context.ask(
                                                slow,
                                                message,
                                                Duration.ofMillis(1),
                                                new AskCallback<String>() {
                                                    @Override
                                                    public void onReply(String reply) {}

                                                    @Override
                                                    public void onTimeout() {
                                                        timedOut.countDown();
                                                    }
                                                }));
        asker.tell("a");
        Await.until("one letter", () -> letters.size() == 1);
        assertEquals(
                new DeadLetter("late", asker, slow, DeadLetter.Reason.LATE_REPLY), letters.get(0));
    }

    @Test
    void shouldTellSubscribersUntilTheyCloseEvenWhenOneThrows() {
        List<Object> seen = new CopyOnWriteArrayList<>();
        system.subscribeDeadLetters(
                letter -> {
                    throw new IllegalStateException("broken listener");
                });
        Subscription subscription =
                system.subscribeDeadLetters(letter -> seen.add(letter.message()));
        ActorRef<Object> ended = ended();
        ended.tell("a");
        Await.quiet(system);
        subscription.close();
        subscription.close();
        ended.tell("b");
        Await.quiet(system);
        assertEquals(List.of("a"), seen);
        assertEquals(2, letters.size());
        assertNull(letters.get(0).sender());
    }
}
