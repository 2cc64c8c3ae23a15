package io.tacho.stress.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorSystem;
import io.tacho.stress.scenario.LeastScenario;
import io.tacho.stress.scenario.OperationStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLoadTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir private Path temporary = Path.of("");

    /** Ends right after somebody has asked for an operation, or has begun to. */
    private final class Brief implements LoadGenerator {
        private final Consumer<LoadRing> asking;

        private Brief(Consumer<LoadRing> asking) {
            this.asking = asking;
        }

        @Override
        public void warmUp(Duration duration) {}

        @Override
        public void run() {
            try {
                asking.accept(LoadRing.open(temporary.resolve("ring")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void completed(ActorContext<?> context) {}

        @Override
        public void stop() {}

        @Override
        public long started() {
            return 0;
        }

        @Override
        public Punctuality punctuality() {
            return Punctuality.NONE;
        }
    }

    /** Nothing but starts. */
    private static final class Counting extends LeastScenario {
        private final AtomicInteger started = new AtomicInteger();

        @Override
        public void start(OperationStarter starter, long number, long dueAt) {
            started.incrementAndGet();
        }
    }

    /** The ring is closed, and read for the last time, while somebody waits for room in it. */
    @Test
    void shouldNotCountWhatIsWrittenBehindTheEnd() throws IOException {
        Path file = temporary.resolve("ring");
        LoadRing ring = LoadRing.create(file);
        ring.setOpen();
        UnsafeBuffer dueAt = new UnsafeBuffer(new byte[Long.BYTES]);
        while (ring.messages().write(LoadRing.MESSAGE_TYPE, dueAt, 0, Long.BYTES)) {}
        AttachedLoad load =
                AttachedLoad.to(
                        file,
                        Arrivals.EVEN,
                        1,
                        () -> {
                            ring.setClosed();
                            while (ring.messages().size() > 0) {
                                ring.messages().read((type, buffer, index, length) -> {});
                            }
                            return true;
                        });
        AttachedLoad.Outcome outcome = load.run(RateProfile.constant(1_000, SECOND));
        assertEquals(0, outcome.sent());
        assertTrue(outcome.systemEnded());
        assertEquals(
                0, ring.messages().read((type, buffer, index, length) -> {}), "nobody starts it");
    }

    /** What was asked for in time is started, also if nobody looked since. */
    @RepeatedTest(50)
    void shouldStartWhatWasAskedForJustBeforeTheEnd() throws IOException {
        UnsafeBuffer dueAt = new UnsafeBuffer(new byte[Long.BYTES]);
        shouldStartOne(ring -> ring.messages().write(LoadRing.MESSAGE_TYPE, dueAt, 0, Long.BYTES));
    }

    /** Who saw the ring open when he had a place in it has asked in time. */
    @Test
    void shouldWaitForWhatIsBeingWrittenAtTheEnd() throws IOException {
        shouldStartOne(
                ring -> {
                    int place = ring.messages().tryClaim(LoadRing.MESSAGE_TYPE, Long.BYTES);
                    CompletableFuture.runAsync(
                            () -> {
                                while (!ring.isClosed()) {
                                    Thread.onSpinWait();
                                }
                                ring.messages().commit(place);
                            });
                });
    }

    private void shouldStartOne(Consumer<LoadRing> asking) throws IOException {
        Counting scenario = new Counting();
        try (ActorSystem system = ActorSystem.builder("shared").workers(1).build()) {
            SharedLoad load =
                    new SharedLoad(new Brief(asking), scenario, system, temporary.resolve("ring"));
            load.run();
            assertEquals(1, load.startedForOthers());
            assertEquals(1, scenario.started.get());
        }
    }
}
