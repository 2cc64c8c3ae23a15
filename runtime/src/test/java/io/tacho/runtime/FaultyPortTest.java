package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tap throws once, in the turn of one actor: that one fails, and nothing else. */
class FaultyPortTest {
    private static final int NOBODY = -1;
    private static final int ANYBODY = -2;

    /** In whose turn it throws next. */
    private final AtomicInteger victim = new AtomicInteger(NOBODY);

    private final RecordingTap tap = new RecordingTap();
    private final ActorSystem system =
            ActorSystem.builder("faulty")
                    .workers(1)
                    .tap(new SabotagedTap(tap, this::throwAtTheVictim, () -> {}))
                    .build();

    @AfterEach
    void close() {
        // What was lost nobody waits for.
        system.shutdown(Duration.ZERO);
    }

    @Test
    void shouldRestartAnActorInWhoseTurnATapThrew() {
        List<String> handled = new CopyOnWriteArrayList<>();
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.named("actor").withRestart(Restart.PERMANENT),
                        () -> (message, context) -> handled.add(message));
        victim.set(actor.id());
        actor.tell("lost");
        actor.tell("kept");
        Await.until("handled", () -> handled.contains("kept"));
        assertEquals(List.of("kept"), handled);
        assertEquals(1, system.restarts());
    }

    @Test
    void shouldAnswerAsksFromOutsideAlsoWhenATapThrewAtOne() {
        ActorRef<String> echo = system.spawn("echo", () -> (message, ctx) -> ctx.reply(message));
        Await.probe(system);
        victim.set(ANYBODY);
        CompletableFuture<String> lost =
                system.<String, String>ask(echo, "lost", Duration.ofMinutes(1))
                        .toCompletableFuture();
        Await.until("an answer", lost::isDone);
        CompletionException thrown = assertThrows(CompletionException.class, lost::join);
        assertEquals(
                "io.tacho.runtime.AskTimeoutException: echo was not asked:"
                        + " java.lang.IllegalStateException",
                thrown.getMessage());
        assertEquals(
                "x",
                system.<String, String>ask(echo, "x", Duration.ofMinutes(1))
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void shouldNotTakeTheMessageForTheCauseOfWhatTheActorsEndSends() {
        ActorRef<String> other = system.spawn("other", () -> (message, context) -> {});
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<String>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {}

                                    @Override
                                    public void postStop(ActorContext<String> context) {
                                        other.tell("bye");
                                    }
                                });
        victim.set(actor.id());
        actor.tell("lost");
        Await.until("bye", () -> system.counts().handled() == 1);
        system.shutdown(Duration.ZERO);
        assertEquals(0, tap.entryOf("bye").cause());
    }

    @Test
    void shouldCountTheMessageAtWhichItThrewAsLostAndNoOther() {
        ActorRef<String> actor = system.spawn("actor", () -> (message, context) -> {});
        victim.set(actor.id());
        actor.tell("lost");
        Await.until("failed", () -> actor.state() == ActorState.FAILED);
        actor.tell("dead letter");
        Await.until("a dead letter", () -> system.counts().deadLetters() == 1);
        MessageCounts counts = system.shutdown(Duration.ZERO);
        assertEquals(1, counts.lost());
        assertEquals(1, counts.deadLetters());
    }

    private void throwAtTheVictim(int recipient) {
        int chosen = victim.get();
        if (chosen == ANYBODY || chosen == recipient) {
            victim.set(NOBODY);
            throw new IllegalStateException("on purpose");
        }
    }
}
