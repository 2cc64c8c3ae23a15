package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ShutdownPhaseTest {
    @Test
    void shouldRunTasksInTheirPhasesAndGoOnWhenOneThrows() {
        List<String> events = new CopyOnWriteArrayList<>();
        ActorSystem system = ActorSystem.builder("phases").workers(1).build();
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Actor<>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {
                                        events.add(message);
                                    }

                                    @Override
                                    public void postStop(ActorContext<String> context) {
                                        events.add("postStop");
                                    }
                                });
        system.onShutdown(ShutdownPhase.AFTER_STOP, "last", () -> events.add("after stop"));
        system.onShutdown(
                ShutdownPhase.BEFORE_DRAIN,
                "broken",
                () -> {
                    throw new IllegalStateException("broken task");
                });
        system.onShutdown(
                ShutdownPhase.BEFORE_DRAIN,
                "source",
                () -> assertEquals(SendOutcome.ACCEPTED, actor.tell("the last one")));
        system.onShutdown(
                ShutdownPhase.AFTER_DRAIN,
                "drained",
                () -> events.add("after drain, " + actor.tell("too late")));
        MessageCounts counts = system.shutdown(Duration.ofSeconds(10));
        assertEquals(
                List.of("the last one", "after drain, REJECTED", "postStop", "after stop"), events);
        assertEquals(0, counts.lost());
        assertTrue(system.whenTerminated().toCompletableFuture().isDone());
    }
}
