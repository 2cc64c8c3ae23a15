package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.MessageTap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Each would begin the end anew, until the stack is full. */
    @Test
    void shouldShutDownOnceWhenATaskShutsDownToo() {
        AtomicInteger ran = new AtomicInteger();
        RecordingTap tap = new RecordingTap();
        ActorSystem system = ActorSystem.builder("again").workers(1).tap(tap).build();
        system.onShutdown(
                ShutdownPhase.AFTER_DRAIN,
                "again",
                () -> {
                    ran.incrementAndGet();
                    system.close();
                });
        MessageCounts counts = system.shutdown(Duration.ZERO);
        assertEquals(1, ran.get());
        assertEquals(counts, system.shutdown(Duration.ZERO));
        assertTrue(tap.closedInOrder());
        assertTrue(system.whenTerminated().toCompletableFuture().isDone());
    }

    @Test
    void shouldEndWhenAPortCanNotBeClosed() {
        MessageTap broken =
                new ForwardingTap(MessageTap.NONE) {
                    @Override
                    public void close() {
                        throw new IllegalStateException("broken port");
                    }
                };
        ActorSystem system = ActorSystem.builder("broken").workers(1).tap(broken).build();
        assertEquals(0, system.shutdown(Duration.ZERO).lost());
        assertTrue(system.whenTerminated().toCompletableFuture().isDone());
    }
}
