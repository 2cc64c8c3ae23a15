package io.tacho.profiling.bench;

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
 * Many actors that send at the same time; takes two cores. What the benchmark's own thread needs to
 * start them and to be woken at the end is in the figure, some 50 us of an invocation.
 */
@State(Scope.Thread)
public class CrowdBenchmark {
    private static final int SENDERS = 10;
    private static final int ACTORS = 100;

    /** Operations of an invocation. */
    @Param("100000")
    public int batch;

    private @Nullable Crowd senders;
    private @Nullable Crowd peers;

    /** For JMH. */
    public CrowdBenchmark() {}

    /** Starts a system for each; the one that isn't used sleeps. */
    @Setup(Level.Trial)
    public void start() {
        int messages = Operations.of(batch);
        senders = Crowd.manyToOne(SENDERS, messages);
        peers = Crowd.allToAll(ACTORS, messages);
    }

    /**
     * One operation is one message handled by an actor to which ten others send at the same time,
     * from two workers.
     */
    @Benchmark
    public void concurrent_senders() {
        Objects.requireNonNull(senders).round();
    }

    /**
     * One operation is one message handled while a hundred actors on two workers send at the same
     * time, each to all of them in an order of its own. A deadlock or a loss fails the run.
     */
    @Benchmark
    public void concurrent_operations_stress() {
        Objects.requireNonNull(peers).round();
    }

    /** Looks at all counts. */
    @TearDown(Level.Iteration)
    public void count() {
        Objects.requireNonNull(senders).count();
        Objects.requireNonNull(peers).count();
    }

    /**
     * Ends the systems.
     *
     * @throws IOException never: they have no files
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(senders).close();
        Objects.requireNonNull(peers).close();
    }
}
