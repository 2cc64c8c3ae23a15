package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
    private final ConcurrentLinkedQueue<String> deadLetters = new ConcurrentLinkedQueue<>();
    private final ActorSystem system =
            ActorSystem.builder("life")
                    .workers(1)
                    .deadLetters(letter -> deadLetters.add("" + letter.message()))
                    .build();

    @AfterEach
    void close() {
        system.close();
    }

    /** Notes every call; throws where it is told to. */
    private static final class Noting implements Actor<String> {
        private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
        private final String throwsIn;

        Noting(String throwsIn) {
            this.throwsIn = throwsIn;
        }

        private void note(String call, ActorContext<String> context) {
            calls.add(call + " " + context.self().state());
            if (call.equals(throwsIn)) {
                throw new IllegalStateException(call);
            }
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            note(message, context);
            if (message.equals("stop")) {
                context.stop();
            }
        }

        @Override
        public void preStart(ActorContext<String> context) {
            note("preStart", context);
        }

        @Override
        public void postStart(ActorContext<String> context) {
            note("postStart", context);
        }

        @Override
        public void preStop(ActorContext<String> context) {
            note("preStop", context);
        }

        @Override
        public void postStop(ActorContext<String> context) {
            note("postStop", context);
        }

        @Override
        public void onError(Throwable error, ActorContext<String> context) {
            note("onError:" + error.getMessage(), context);
        }

        List<String> calls() {
            return List.copyOf(calls);
        }
    }

    private void ended(ActorRef<?> actor, ActorState state) {
        Await.until(actor.name() + " is " + state, () -> actor.state() == state);
        // postStop comes after the state; the worker is one, so the next message comes after it.
        Await.probe(system);
    }

    @Test
    void shouldCallHooksInOrderWhenStartedAndStopped() {
        Noting noting = new Noting("");
        ActorRef<String> actor = system.spawn("a", () -> noting);
        actor.tell("m");
        Await.quiet(system);
        system.stop(actor);
        ended(actor, ActorState.TERMINATED);
        assertEquals(
                List.of(
                        "preStart STARTING",
                        "postStart READY",
                        "m READY",
                        "preStop STOPPING",
                        "postStop TERMINATED"),
                noting.calls());
    }

    @Test
    void shouldHandleMessageFirstWhenActorStopsItself() {
        Noting noting = new Noting("");
        ActorRef<String> actor = system.spawn("a", () -> noting);
        actor.tell("stop");
        ended(actor, ActorState.TERMINATED);
        assertEquals(
                List.of("stop READY", "preStop STOPPING", "postStop TERMINATED"),
                noting.calls().subList(2, 5));
    }

    @Test
    void shouldStartBeforeStoppingWhenStoppedAtOnce() {
        for (int i = 0; i < 200; i++) {
            Noting noting = new Noting("");
            ActorRef<String> actor = system.spawn("a", () -> noting);
            system.stop(actor);
            ended(actor, ActorState.TERMINATED);
            assertEquals(
                    List.of(
                            "preStart STARTING",
                            "postStart READY",
                            "preStop STOPPING",
                            "postStop TERMINATED"),
                    noting.calls());
        }
    }

    @Test
    void shouldDoNothingWhenStoppedTwice() {
        Noting noting = new Noting("");
        ActorRef<String> actor = system.spawn("a", () -> noting);
        system.stop(actor);
        system.stop(actor);
        ended(actor, ActorState.TERMINATED);
        system.stop(actor);
        Await.probe(system);
        assertEquals(4, noting.calls().size());
        assertEquals(1, system.actors(ActorState.TERMINATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preStart", "postStart"})
    void shouldFailWhenStartHookThrows(String hook) {
        Noting noting = new Noting(hook);
        ActorRef<String> actor = system.spawn("a", () -> noting);
        ended(actor, ActorState.FAILED);
        assertTrue(noting.calls().toString().contains("onError:" + hook), noting.calls()::toString);
        assertEquals("postStop FAILED", noting.calls().get(noting.calls().size() - 1));
        assertNull(system.lookup("a"));
        assertEquals(SendOutcome.DEAD_LETTER, actor.tell("late"));
        Await.quiet(system);
        assertEquals(List.of("late"), List.copyOf(deadLetters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preStop", "postStop"})
    void shouldStopAllTheSameWhenStopHookThrows(String hook) {
        Noting noting = new Noting(hook);
        ActorRef<String> actor = system.spawn("a", () -> noting);
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            system.stop(actor);
            ended(actor, ActorState.TERMINATED);
            assertEquals(
                    List.of("WARNING " + hook + " of actor a threw; stopping goes on"),
                    log.lines("actor a"));
        }
        assertEquals("postStop TERMINATED", noting.calls().get(3));
        assertNull(system.lookup("a"));
    }

    @Test
    void shouldFailAndStopWhenOnErrorThrowsToo() {
        Noting noting = new Noting("onError:boom");
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Actor<String>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {
                                        throw new IllegalStateException(message);
                                    }

                                    @Override
                                    public void onError(
                                            Throwable error, ActorContext<String> context) {
                                        noting.onError(error, context);
                                    }
                                });
        actor.tell("boom");
        ended(actor, ActorState.FAILED);
        assertEquals(List.of("onError:boom READY"), noting.calls());
    }

    @Test
    void shouldFailAndLeaveRestToDeadLettersWhenHandlerThrows() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<Throwable> error = new AtomicReference<>();
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Actor<String>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context)
                                            throws Exception {
                                        go.await();
                                        throw new IOException(message);
                                    }

                                    @Override
                                    public void onError(
                                            Throwable thrown, ActorContext<String> context) {
                                        error.set(thrown);
                                    }
                                });
        actor.tell("1");
        actor.tell("2");
        actor.tell("3");
        go.countDown();
        Await.quiet(system);
        assertEquals(ActorState.FAILED, actor.state());
        assertInstanceOf(IOException.class, error.get());
        assertEquals(List.of("2", "3"), List.copyOf(deadLetters));
        assertEquals(1, system.counts().failed());
        assertEquals(2, system.counts().deadLetters());
        assertEquals(1, system.actors(ActorState.FAILED));
    }

    @Test
    void shouldCountDeadLettersWhenActorHasStopped() {
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> {});
        system.stop(actor);
        ended(actor, ActorState.TERMINATED);
        assertEquals(SendOutcome.DEAD_LETTER, actor.tell("late"));
        Await.quiet(system);
        assertEquals(1, system.counts().deadLetters());
        assertEquals(List.of("late"), List.copyOf(deadLetters));
    }

    @Test
    void shouldSayAcceptedWhenActorStopsAfterHandlingTheMessage() {
        // The message is handled, and the actor stops, before the sender comes back from offering.
        CountDownLatch first = new CountDownLatch(1);
        AtomicReference<ActorRef<String>> self = new AtomicReference<>();
        SpawnOptions options =
                SpawnOptions.anonymous()
                        .withMailbox(
                                Mailboxes.offering(
                                        offers -> {
                                            if (offers == 2) {
                                                first.countDown();
                                                Await.until(
                                                        "stopped",
                                                        () ->
                                                                Objects.requireNonNull(self.get())
                                                                                .state()
                                                                        == ActorState.TERMINATED);
                                            }
                                        }));
        ActorRef<String> actor =
                system.spawn(
                        options,
                        () ->
                                (message, context) -> {
                                    if (message.equals("first")) {
                                        Await.until(first);
                                    } else {
                                        context.stop();
                                    }
                                });
        self.set(actor);
        actor.tell("first");
        assertEquals(SendOutcome.ACCEPTED, actor.tell("second"));
        Await.quiet(system);
        assertEquals(2, system.counts().handled());
    }

    @Test
    void shouldThrowWhenContextIsUsedOutsideItsTurn() {
        AtomicReference<ActorContext<String>> kept = new AtomicReference<>();
        ActorRef<String> actor = system.spawn("a", () -> (message, context) -> kept.set(context));
        actor.tell("x");
        Await.quiet(system);
        Await.until("the turn is over", () -> throwsWhenUsed(Objects.requireNonNull(kept.get())));
        assertThrows(
                IllegalStateException.class, () -> Objects.requireNonNull(kept.get()).reply("y"));
    }

    private static boolean throwsWhenUsed(ActorContext<String> context) {
        try {
            context.now();
            return false;
        } catch (IllegalStateException expected) {
            return true;
        }
    }
}
