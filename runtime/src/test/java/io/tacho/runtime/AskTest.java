package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Asks from inside an actor. */
class AskTest extends AskFixture {
    @Test
    void shouldCallBackInAskersTurnWhenReplied() {
        AtomicReference<Thread> turn = new AtomicReference<>();
        ActorRef<String> echo = echo();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        context.<String, String>ask(
                                                echo,
                                                message,
                                                LONG,
                                                reply -> {
                                                    turn.set(Thread.currentThread());
                                                    events.add(
                                                            reply + " from " + senderOf(context));
                                                }));
        asker.tell("a");
        events("a! from echo");
        assertTrue(Objects.requireNonNull(turn.get()).getName().startsWith("ask-worker-"));
        Await.quiet(system);
        assertEquals(3, system.counts().handled());
    }

    private static String senderOf(ActorContext<?> context) {
        ActorRef<Object> sender = context.sender();
        return sender == null ? "nobody" : sender.name();
    }

    @Test
    void shouldCountSecondReplyAsDeadLetterWhenTargetRepliesTwice() {
        ActorRef<String> twice =
                system.spawn(
                        "twice",
                        () ->
                                (message, context) -> {
                                    context.reply("1");
                                    context.reply("2");
                                });
        asker(twice, LONG).tell("a");
        events("1");
        Await.quiet(system);
        assertEquals(List.of("2"), List.copyOf(deadLetters));
    }

    @Test
    void shouldMatchRepliesWhenManyAsksArePending() {
        int asks = 100;
        AtomicInteger matched = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ActorRef<Integer> doubles =
                system.spawn(
                        "doubles",
                        () ->
                                (message, context) -> {
                                    Await.until(go);
                                    context.reply(2 * message);
                                });
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    for (int i = 0; i < asks; i++) {
                                        int asked = i;
                                        context.<Integer, Integer>ask(
                                                doubles,
                                                i,
                                                LONG,
                                                reply -> {
                                                    if (reply == 2 * asked) {
                                                        matched.incrementAndGet();
                                                    }
                                                });
                                    }
                                    go.countDown();
                                });
        asker.tell("a");
        Await.until("all matched", () -> matched.get() == asks);
    }

    @Test
    void shouldUseOneCallbackForManyAsks() {
        ActorRef<String> asker = asker(echo(), LONG);
        asker.tell("a");
        asker.tell("b");
        asker.tell("c");
        events("a!", "b!", "c!");
    }

    @Test
    void shouldNotKeepCallbackWhenTargetHasStopped() {
        ActorRef<String> stopped = system.spawn("stopped", () -> (message, context) -> {});
        system.stop(stopped);
        Await.until("stopped", () -> stopped.state() == ActorState.TERMINATED);
        askBoth(stopped, SendOutcome.DEAD_LETTER);
        assertEquals(List.of("question"), List.copyOf(deadLetters));
    }

    @Test
    void shouldNotKeepCallbackWhenMailboxRejects() {
        ActorRef<String> full =
                system.spawn(
                        SpawnOptions.named("full").withMailbox(Mailboxes.rejecting(offer -> true)),
                        () -> (message, context) -> {});
        askBoth(full, SendOutcome.REJECTED);
        assertEquals(1, system.counts().rejected());
    }

    /**
     * Asks one that gets no question, then one that does not answer, whose time-out comes alone.
     */
    private void askBoth(ActorRef<String> unreachable, SendOutcome outcome) {
        Noting callback = new Noting();
        ActorRef<ActorRef<String>> asker =
                system.spawn(
                        "asker",
                        () ->
                                (target, context) -> {
                                    SendOutcome sent =
                                            context.ask(target, "question", SHORT, callback);
                                    if (sent != SendOutcome.ACCEPTED) {
                                        events.add(sent.toString());
                                    }
                                });
        asker.tell(unreachable);
        events(outcome.toString());
        asker.tell(system.spawn("silent", () -> (message, context) -> {}));
        events(outcome.toString(), "timeout");
        Await.quiet(system);
        events(outcome.toString(), "timeout");
    }

    @Test
    void shouldCallBackWhenActorAsksItself() {
        ActorRef<String> self =
                system.spawn(
                        "self",
                        () ->
                                (message, context) -> {
                                    if (message.equals("start")) {
                                        context.<String, String>ask(
                                                context.self(), "question", LONG, events::add);
                                    } else {
                                        context.reply("answer");
                                    }
                                });
        self.tell("start");
        events("answer");
    }

    @Test
    void shouldFailAskerWhenCallbackThrows() {
        ActorRef<String> echo = echo();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) ->
                                        context.<String, String>ask(
                                                echo,
                                                message,
                                                LONG,
                                                reply -> {
                                                    throw new IllegalStateException(reply);
                                                }));
        asker.tell("a");
        Await.until("failed", () -> asker.state() == ActorState.FAILED);
        Await.quiet(system);
        assertEquals(1, system.counts().failed());
    }

    @Test
    void shouldForgetAsksWhenAskerStops() {
        CountDownLatch reply = new CountDownLatch(1);
        ActorRef<String> slow = slow(reply, "late");
        ActorRef<String> asker = asker(slow, LONG);
        asker.tell("a");
        Await.until("asked", () -> system.counts().handled() == 1);
        system.stop(asker);
        Await.until("stopped", () -> asker.state() == ActorState.TERMINATED);
        reply.countDown();
        Await.quiet(system);
        assertTrue(events.isEmpty());
        assertEquals(List.of("late"), List.copyOf(deadLetters));
    }

    @Test
    void shouldRefuseActorsOfAnotherSystem() {
        try (ActorSystem other = ActorSystem.builder("other").workers(1).build()) {
            ActorRef<String> foreign = other.spawn("foreign", () -> (message, context) -> {});
            AtomicInteger refused = new AtomicInteger();
            ActorRef<String> asker =
                    system.spawn(
                            "asker",
                            () ->
                                    (message, context) -> {
                                        assertThrows(
                                                IllegalArgumentException.class,
                                                () ->
                                                        context.ask(
                                                                foreign,
                                                                message,
                                                                LONG,
                                                                new Noting()));
                                        refused.incrementAndGet();
                                        assertThrows(
                                                IllegalArgumentException.class,
                                                () -> context.startOperation(foreign, message, 0));
                                        refused.incrementAndGet();
                                    });
            asker.tell("a");
            Await.until("both refused", () -> refused.get() == 2);
            assertThrows(IllegalArgumentException.class, () -> system.stop(foreign));
            assertThrows(IllegalArgumentException.class, () -> system.ask(foreign, "a", LONG));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> system.<String>topic("t").subscribe(foreign));
            // To tell is allowed: the other system counts it as from outside.
            foreign.tell("x");
            Await.quiet(other);
            assertEquals(1, other.counts().handled());
        }
    }

    @Test
    void shouldReachTheHandlerWhenAReplyIsForwarded() {
        ActorRef<String> echo = echo();
        ActorRef<String> target =
                system.spawn("target", () -> (message, context) -> events.add(message));
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    AskCallback<String> callback =
                                            reply -> context.forward(target, reply);
                                    context.ask(echo, message, LONG, callback);
                                });
        asker.tell("q");
        Await.until("forwarded", () -> events.size() + deadLetters.size() == 1);
        assertEquals(List.of("q!"), List.copyOf(events));
    }
}
