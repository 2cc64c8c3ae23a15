package io.tacho.profiling.bench;

import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long a message takes that nothing is in the way of: two actors on one worker have one message
 * between them. Nothing is recorded; the benchmark's own thread only starts them and waits.
 */
@State(Scope.Thread)
public class DeliveryBenchmark {
    /** Operations of an invocation. */
    @Param("10000")
    public int batch;

    private int messages;
    private @Nullable Rally rally;

    /** For JMH. */
    public DeliveryBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        messages = Operations.of(batch);
        rally = new Rally(BenchSystem.unregistered(1), SpawnOptions.anonymous());
    }

    /**
     * One operation is the way of one message from the call of {@code tell} in one actor's handler
     * to the running handler of another actor, which then tells the next. What is timed is a batch
     * of them, one after the other.
     */
    @Benchmark
    public void message_delivery_latency() {
        Objects.requireNonNull(rally).play(messages);
    }

    /**
     * Ends the system.
     *
     * @throws IOException never: it has no files
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(rally).close();
    }
}
