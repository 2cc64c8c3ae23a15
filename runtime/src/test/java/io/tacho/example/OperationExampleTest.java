package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.ShutdownPhase;
import io.tacho.runtime.Subscription;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.LifecycleListener;
import io.tacho.runtime.testkit.TestSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationExampleTest {
    @TempDir private Path folder;

    @Test
    // tag::shutdown[]
    void shouldShutDownInPhases() {
        List<String> log = new CopyOnWriteArrayList<>();
        ActorSystem system = ActorSystem.create("shop");
        ActorRef<String> till = system.spawn("till", () -> (sale, context) -> log.add(sale));
        system.onShutdown(ShutdownPhase.AFTER_STOP, "report", () -> log.add("closed"));
        system.onShutdown(
                ShutdownPhase.BEFORE_DRAIN,
                "door",
                () -> assertEquals(SendOutcome.ACCEPTED, till.tell("last sale")));
        system.onShutdown(
                ShutdownPhase.AFTER_DRAIN, "late", () -> log.add("late: " + till.tell("too late")));
        MessageCounts counts = system.shutdown(Duration.ofSeconds(10));
        assertEquals(List.of("last sale", "late: REJECTED", "closed"), log);
        assertEquals(1, counts.handled());
        assertEquals(0, counts.lost());
    }

    // end::shutdown[]

    @Test
    // tag::deadletters[]
    void shouldTellOfDeadLettersAsLongAsSubscribed() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> gone = test.system().spawn("gone", () -> (message, context) -> {});
            test.system().stop(gone);
            test.runUntilIdle();
            Subscription subscription =
                    test.system()
                            .subscribeDeadLetters(
                                    letter -> log.add(letter.message() + ": " + letter.reason()));
            gone.tell("a");
            test.runUntilIdle();
            subscription.close();
            gone.tell("b");
            test.runUntilIdle();
            assertEquals(2, test.system().counts().deadLetters());
        }
        assertEquals(List.of("a: " + DeadLetter.Reason.RECIPIENT_ENDED), log);
    }

    // end::deadletters[]

    @Test
    // tag::jfr[]
    void shouldShowDeadLettersInAFlightRecording() throws IOException {
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("tacho.DeadLetter");
            recording.enable("tacho.SlowMessage").withThreshold(Duration.ofMillis(5));
            recording.start();
            try (TestSystem test = TestSystem.create()) {
                ActorRef<String> gone = test.system().spawn("gone", () -> (message, context) -> {});
                test.system().stop(gone);
                test.runUntilIdle();
                gone.tell("late");
                test.runUntilIdle();
            }
            recording.dump(file);
        }
        List<RecordedEvent> letters =
                RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().equals("tacho.DeadLetter"))
                        .filter(event -> event.getString("recipient").equals("gone"))
                        .toList();
        assertEquals(1, letters.size());
        assertEquals("java.lang.String", letters.get(0).getString("messageType"));
        assertEquals("RECIPIENT_ENDED", letters.get(0).getString("reason"));
    }

    // end::jfr[]

    @Test
    // tag::counters[]
    void shouldShowLiveCountersAndTellOfLives() {
        Map<String, Long> counters = new ConcurrentHashMap<>();
        List<String> lives = new CopyOnWriteArrayList<>();
        CounterSink sink =
                new CounterSink() {
                    @Override
                    public Counter allocate(String label) {
                        return value -> counters.put(label, value);
                    }

                    @Override
                    public void close() {}
                };
        LifecycleListener listener =
                new LifecycleListener() {
                    @Override
                    public void ended(
                            ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {
                        lives.add(actor.name() + " " + state);
                    }
                };
        ActorSystem system =
                ActorSystem.builder("shop").workers(1).counters(sink).lifecycle(listener).build();
        system.spawn("till", () -> (sale, context) -> {}).tell("tea");
        system.shutdown(Duration.ofSeconds(10));
        assertTrue(lives.contains("till TERMINATED"));
        assertTrue(counters.containsKey("worker.0.handled"));
        assertTrue(counters.containsKey("actors.ready"));
    }
    // end::counters[]
}
