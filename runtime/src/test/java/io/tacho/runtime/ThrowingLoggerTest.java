package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.spi.LifecycleListener;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log that can't be written to, its disk full: nothing is left undone because of that. */
class ThrowingLoggerTest {
    /** Of dead letters, too, which are logged to one below it. */
    private final BrokenLog log = new BrokenLog("io.tacho.runtime");

    @AfterEach
    void mendLog() {
        log.close();
    }

    @Test
    void shouldEndActorWholeWhenItsLastHookThrows() {
        try (TestSystem test = TestSystem.create(0)) {
            List<Signal> told = new ArrayList<>();
            List<ActorRef<String>> children = new ArrayList<>();
            ActorRef<String> parent =
                    test.system()
                            .spawn(
                                    "parent",
                                    () ->
                                            (message, context) ->
                                                    children.add(
                                                            context.spawn(
                                                                    SpawnOptions.named("child"),
                                                                    Spiteful::new)));
            parent.tell("spawn");
            test.runUntilIdle();
            test.system()
                    .spawn(
                            "watcher",
                            () ->
                                    new Watching(
                                            children.get(0),
                                            (signal, context) -> told.add(signal)));
            test.runUntilIdle();
            test.system().stop(parent);
            test.runUntilIdle();
            assertEquals(ActorState.TERMINATED, children.get(0).state());
            assertEquals(ActorState.TERMINATED, parent.state());
            assertEquals(1, told.size());
        }
    }

    @Test
    void shouldHandleWhatFollowsWhenListenersThrow() {
        List<String> handled = new ArrayList<>();
        try (TestSystem test =
                TestSystem.create(
                        0,
                        builder ->
                                builder.deadLetters(
                                                letter -> {
                                                    throw new IllegalStateException("letter");
                                                })
                                        .lifecycle(new SpitefulListener()))) {
            ActorRef<String> ended = test.system().spawn("ended", () -> (message, context) -> {});
            test.system().stop(ended);
            test.runUntilIdle();
            ActorRef<String> sender =
                    test.system()
                            .spawn(
                                    "sender",
                                    () ->
                                            (message, context) -> {
                                                ended.tell("late");
                                                handled.add(message);
                                            });
            sender.tell("one");
            sender.tell("two");
            test.runUntilIdle();
            assertEquals(List.of("one", "two"), handled);
            assertEquals(2, test.system().counts().deadLetters());
            assertEquals(0, test.system().counts().failed());
        }
    }

    @Test
    void shouldHandleMessageWhosePriorityThrows() {
        List<String> handled = new ArrayList<>();
        try (TestSystem test = TestSystem.create(0)) {
            ActorRef<String> sorted =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("sorted")
                                            .withMailbox(
                                                    MailboxFactory.priority(
                                                            message -> {
                                                                throw new IllegalStateException(
                                                                        "priority");
                                                            })),
                                    () -> (message, context) -> handled.add(message));
            sorted.tell("one");
            sorted.tell("two");
            test.runUntilIdle();
            assertEquals(List.of("one", "two"), handled);
            assertEquals(0, test.system().counts().failed());
        }
    }

    @Test
    void shouldDoAllTasksOfShutdownWhenOneThrows() {
        List<String> done = new ArrayList<>();
        ActorSystem system = ActorSystem.builder("tasks").workers(1).build();
        system.onShutdown(
                ShutdownPhase.BEFORE_DRAIN,
                "throws",
                () -> {
                    throw new IllegalStateException("task");
                });
        system.onShutdown(ShutdownPhase.BEFORE_DRAIN, "follows", () -> done.add("follows"));
        system.close();
        assertEquals(List.of("follows"), done);
        assertTrue(Threads.workersOf(system).isEmpty());
    }

    @Test
    void shouldShutDownWhenRootGivesUp() {
        ActorSystem system =
                ActorSystem.builder("root")
                        .workers(1)
                        .supervision(Supervision.DEFAULT.withIntensity(0, Duration.ofSeconds(1)))
                        .build();
        ActorRef<String> fails =
                system.spawn(
                        SpawnOptions.named("fails").withRestart(Restart.PERMANENT),
                        () ->
                                (message, context) -> {
                                    throw new IllegalStateException("handler");
                                });
        fails.tell("x");
        Await.until("terminated", () -> system.whenTerminated().toCompletableFuture().isDone());
    }

    private static final class Spiteful implements Actor<String> {
        @Override
        public void onMessage(String message, ActorContext<String> context) {}

        @Override
        public void postStop(ActorContext<String> context) {
            throw new IllegalStateException("last hook");
        }
    }

    private static final class SpitefulListener implements LifecycleListener {
        @Override
        public void started(ActorRef<?> actor) {
            throw new IllegalStateException("listener");
        }
    }
}
