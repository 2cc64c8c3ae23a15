package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacho.runtime.spi.LifecycleListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The listener on the threads of production. */
class LifecycleListenerTest {
    private static final Supervision OFTEN =
            Supervision.DEFAULT.withIntensity(1_000, Duration.ofSeconds(5));

    @Test
    void shouldTellEachLifeInOrderWhenWorkersShareThem() {
        ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
        try (ActorSystem system =
                ActorSystem.builder("lives")
                        .workers(2)
                        .supervision(OFTEN)
                        .lifecycle(new Noting(events))
                        .build()) {
            List<ActorRef<String>> actors = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                actors.add(
                        system.spawn(
                                SpawnOptions.named("a" + i).withRestart(Restart.TRANSIENT),
                                () ->
                                        (message, context) -> {
                                            if (message.equals("boom")) {
                                                throw new IllegalStateException(message);
                                            }
                                            context.stop();
                                        }));
            }
            for (String message : List.of("boom", "stop")) {
                actors.forEach(actor -> actor.tell(message));
            }
            actors.forEach(
                    actor ->
                            Await.until(
                                    actor.name(), () -> actor.state() == ActorState.TERMINATED));
        }
        for (int i = 0; i < 50; i++) {
            String name = "a" + i + " ";
            assertEquals(
                    List.of(
                            "spawned",
                            "started",
                            "failed boom",
                            "restarting boom",
                            "started",
                            "ended TERMINATED"),
                    events.stream()
                            .filter(event -> event.startsWith(name))
                            .map(event -> event.substring(name.length()))
                            .toList());
        }
    }

    @Test
    void shouldKeepWorkersAndActorsWhenTheListenerThrows() {
        try (LogCapture log = new LogCapture("io.tacho.runtime");
                ActorSystem system =
                        ActorSystem.builder("throwing")
                                .workers(1)
                                .lifecycle(new Throwing())
                                .build()) {
            ActorRef<String> actor =
                    system.spawn(
                            SpawnOptions.named("a").withRestart(Restart.PERMANENT),
                            () ->
                                    (message, context) -> {
                                        if (message.equals("boom")) {
                                            throw new IllegalStateException(message);
                                        }
                                    });
            actor.tell("boom");
            actor.tell("x");
            Await.until("both", () -> system.counts().handled() == 1);
            assertEquals(ActorState.READY, actor.state());
            system.stop(actor);
            Await.until("stopped", () -> actor.state() == ActorState.TERMINATED);
            assertFalse(log.lines("the lifecycle listener threw").isEmpty());
        }
    }

    @Test
    void shouldTellOfTheFailureWhenItIsTheMailboxThatThrows() {
        ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
        try (ActorSystem system =
                ActorSystem.builder("lives").workers(1).lifecycle(new Noting(events)).build()) {
            ActorRef<String> actor =
                    system.spawn(
                            SpawnOptions.named("a").withMailbox(Mailboxes.brokenWhenPolled()),
                            () -> (message, context) -> {});
            Await.until("given up", () -> actor.state() == ActorState.FAILED);
        }
        assertEquals(
                List.of("a spawned", "a started", "a failed broken mailbox", "a ended FAILED"),
                events.stream().filter(event -> event.startsWith("a ")).toList());
    }

    private record Noting(ConcurrentLinkedQueue<String> events) implements LifecycleListener {
        @Override
        public void spawned(ActorRef<?> actor, @Nullable ActorRef<?> parent) {
            events.add(actor.name() + " spawned");
        }

        @Override
        public void started(ActorRef<?> actor) {
            events.add(actor.name() + " started");
        }

        @Override
        public void failed(ActorRef<?> actor, Throwable cause) {
            events.add(actor.name() + " failed " + cause.getMessage());
        }

        @Override
        public void restarting(ActorRef<?> actor, @Nullable Throwable cause) {
            events.add(
                    actor.name() + " restarting" + (cause == null ? "" : " " + cause.getMessage()));
        }

        @Override
        public void ended(ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {
            events.add(actor.name() + " ended " + state);
        }
    }

    private static final class Throwing implements LifecycleListener {
        @Override
        public void spawned(ActorRef<?> actor, @Nullable ActorRef<?> parent) {
            throw new AssertionError("spawned");
        }

        @Override
        public void started(ActorRef<?> actor) {
            throw new AssertionError("started");
        }

        @Override
        public void failed(ActorRef<?> actor, Throwable cause) {
            throw new AssertionError("failed");
        }

        @Override
        public void restarting(ActorRef<?> actor, @Nullable Throwable cause) {
            throw new AssertionError("restarting");
        }

        @Override
        public void ended(ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {
            throw new AssertionError("ended");
        }
    }
}
