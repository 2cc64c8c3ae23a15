package io.tacho.runtime.engine;

import io.tacho.profiling.bench.Operations;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SpawnOptions;
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
 * What the runtime does to know which question a reply answers, without questions and replies: the
 * table of an actor's asks, used as {@code ask} and the handling of a reply use it. On the
 * benchmark's own thread.
 */
@State(Scope.Thread)
public class CorrelationBenchmark {
    /** Asks that wait for their replies at a time; a power of two. */
    private static final int OPEN = 16;

    private static final long TIMEOUT_NANOS = 60_000_000_000L;

    /** Operations of an invocation. */
    @Param("5000")
    public int batch;

    private final AskCallback<Object> callback = reply -> {};
    private final int[] slots = new int[OPEN];
    private final int[] generations = new int[OPEN];
    private int operations;
    private long now;
    private @Nullable ActorSystem system;
    private @Nullable PendingAsks asks;

    /** For JMH. */
    public CorrelationBenchmark() {}

    /** Makes a table, of an actor that does nothing, with asks that wait. */
    @Setup(Level.Trial)
    public void open() {
        operations = Operations.of(batch);
        ActorSystem started = ActorSystem.builder("bench").workers(1).build();
        system = started;
        PendingAsks made =
                new PendingAsks(
                        ActorCell.of(
                                started.spawn(
                                        SpawnOptions.anonymous(), () -> (message, context) -> {})));
        for (int i = 0; i < OPEN; i++) {
            ask(made, i);
        }
        asks = made;
    }

    private void ask(PendingAsks table, int index) {
        long deadline = ++now + TIMEOUT_NANOS;
        int slot = table.add(callback, deadline);
        slots[index] = slot;
        generations[index] = table.generation(slot);
        table.needsTimer(deadline);
    }

    /**
     * One operation is the bookkeeping of one ask: the oldest of sixteen that wait is found by its
     * slot and generation and taken out of the table, and another is put in, with the look whether
     * a timer must be set.
     *
     * @return how many were found
     */
    @Benchmark
    public int correlation_tracking_overhead() {
        PendingAsks table = Objects.requireNonNull(asks);
        int found = 0;
        for (int i = 0; i < operations; i++) {
            int index = i & OPEN - 1;
            found += table.take(slots[index], generations[index]) == callback ? 1 : 0;
            ask(table, index);
        }
        if (found != operations) {
            throw new IllegalStateException(found + " asks found, not " + operations);
        }
        return found;
    }

    /** Ends the system. */
    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(system).close();
    }
}
