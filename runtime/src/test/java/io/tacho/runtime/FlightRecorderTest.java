package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
    @TempDir private Path folder;

    @Test
    void shouldRecordWhatHappensToActors() throws IOException {
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("tacho.SlowMessage").withThreshold(Duration.ZERO);
            recording.enable("tacho.MailboxHighWater");
            recording.enable("tacho.Restart");
            recording.enable("tacho.DeadLetter");
            recording.enable("tacho.Starvation");
            recording.start();
            provoke();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        RecordedEvent restart = only(events, "tacho.Restart");
        assertEquals("fragile", restart.getString("actor"));
        assertEquals("java.lang.IllegalStateException: boom", restart.getString("cause"));
        RecordedEvent letter = only(events, "tacho.DeadLetter");
        assertEquals("fragile", letter.getString("recipient"));
        assertEquals("RECIPIENT_ENDED", letter.getString("reason"));
        // A machine that stalls may make others hold their worker, too.
        assertTrue(
                all(events, "tacho.Starvation").stream()
                        .anyMatch(event -> event.getString("actor").equals("busy")));
        RecordedEvent mark = only(events, "tacho.MailboxHighWater");
        assertEquals("busy", mark.getString("actor"));
        assertTrue(mark.getInt("messages") >= 1_024);
        assertFalse(all(events, "tacho.SlowMessage").isEmpty());
    }

    /** Of the restart an event is made, which asks the failure what it is. */
    @Test
    void shouldRestartAnActorWhoseFailureCannotBeShown() {
        try (Recording recording = new Recording();
                LogCapture log = new LogCapture("io.tacho.runtime");
                ActorSystem system = ActorSystem.builder("hostile").workers(1).build()) {
            recording.enable("tacho.Restart");
            recording.start();
            ActorRef<String> actor =
                    system.spawn(
                            SpawnOptions.named("hostile").withRestart(Restart.PERMANENT),
                            () ->
                                    (message, context) -> {
                                        throw new HostileException();
                                    });
            actor.tell("a");
            Await.until("restarted", () -> system.restarts() == 1);
            Await.until("ready", () -> actor.state() == ActorState.READY);
            assertEquals(1, log.lines("of which no event could be made").size());
        }
    }

    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("on purpose");
        }
    }

    private static void provoke() {
        try (ActorSystem system =
                ActorSystem.builder("recorded")
                        .workers(1)
                        .watchdog(new WatchdogOptions(Duration.ofMillis(1), Duration.ofSeconds(10)))
                        .build()) {
            ActorRef<String> fragile =
                    system.spawn(
                            SpawnOptions.named("fragile").withRestart(Restart.PERMANENT),
                            () ->
                                    (message, context) -> {
                                        throw new IllegalStateException("boom");
                                    });
            fragile.tell("a");
            Await.until("restarted", () -> system.restarts() == 1);
            Await.quiet(system);
            system.stop(fragile);
            Await.until("stopped", () -> fragile.state().isFinal());
            fragile.tell("late");
            CountDownLatch release = new CountDownLatch(1);
            try (LogCapture log = new LogCapture("io.tacho.runtime")) {
                ActorRef<String> busy =
                        system.spawn("busy", () -> (message, context) -> Await.until(release));
                busy.tell("a");
                for (int i = 0; i < 1_100; i++) {
                    busy.tell("b");
                }
                Await.until("held", () -> !log.lines("actor busy has held").isEmpty());
                release.countDown();
                Await.quiet(system);
            }
        }
    }

    private static List<RecordedEvent> all(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        List<RecordedEvent> found = all(events, name);
        assertEquals(1, found.size(), name);
        return found.get(0);
    }
}
