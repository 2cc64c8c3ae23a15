package io.tacho.stress.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorSystem;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class SharedLoadTest {
    @TempDir private Path temporary = Path.of("");

    /** Ends right after somebody has asked for an operation. */
    private final class Brief implements LoadGenerator {
        @Override
        public void warmUp(Duration duration) {}

        @Override
        public void run() {
            try {
                UnsafeBuffer dueAt = new UnsafeBuffer(new byte[Long.BYTES]);
                LoadRing.open(temporary.resolve("ring")).messages().write(1, dueAt, 0, Long.BYTES);
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
    private static final class Counting implements Scenario {
        private final AtomicInteger started = new AtomicInteger();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String description() {
            return "counts what is started";
        }

        @Override
        public void spawn(Components components, Load load) {}

        @Override
        public void start(OperationStarter starter, long number, long dueAt) {
            started.incrementAndGet();
        }

        @Override
        public Collection<Class<?>> messageTypes() {
            return List.of();
        }

        @Override
        public List<String> check(long operations) {
            return List.of();
        }
    }

    /** What was asked for in time is started, also if nobody looked since. */
    @RepeatedTest(50)
    void shouldStartWhatWasAskedForJustBeforeTheEnd() throws IOException {
        Counting scenario = new Counting();
        try (ActorSystem system = ActorSystem.builder("shared").workers(1).build()) {
            SharedLoad load =
                    new SharedLoad(new Brief(), scenario, system, temporary.resolve("ring"));
            load.run();
            assertEquals(1, load.startedForOthers());
            assertEquals(1, scenario.started.get());
        }
    }
}
