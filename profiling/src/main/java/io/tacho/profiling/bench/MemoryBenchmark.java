package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a component that waits takes, in bytes: its cell, mailbox, name and behaviour on the heap,
 * and its share of the registry's file. To be run as a single shot without warm-up; the time means
 * nothing.
 */
@State(Scope.Thread)
public class MemoryBenchmark {
    /** What one collection only made unreachable (references, cleaners) goes in the next. */
    private static final int COLLECTIONS = 3;

    /** How many are spawned. */
    @Param("100000")
    public int components;

    private final Baton baton = new Baton();
    private final Supplier<Actor<Object>> idle = Idle::new;

    /** Those that have not started; written on the worker after the first was spawned. */
    private int missing;

    private @Nullable BenchSystem system;

    /** For JMH. */
    public MemoryBenchmark() {}

    /**
     * Starts a system, with one component for what is loaded with the first.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Iteration)
    public void start() throws IOException {
        system = BenchSystem.registered(1, components + 1L);
        spawn("first", 1);
    }

    /**
     * One operation is all components spawned under registered names and started, between two
     * measurements of the live heap; the figures are the bytes of one component.
     *
     * @param bytes gets them
     * @throws IOException if the registry's file can't be read
     */
    @Benchmark
    public void memory_overhead_per_component(Bytes bytes) throws IOException {
        long before = liveBytes();
        spawn("component", components);
        long grown = liveBytes() - before;
        bytes.heapBytes = (double) grown / components;
        bytes.offHeapBytes = (double) Objects.requireNonNull(system).registryBytes() / components;
    }

    private void spawn(String prefix, int count) {
        missing = count;
        baton.ready();
        for (int i = 0; i < count; i++) {
            Objects.requireNonNull(system)
                    .actors()
                    .spawn(SpawnOptions.named(prefix + "-" + i), idle);
        }
        baton.await();
    }

    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used);
        }
        return least;
    }

    /**
     * Ends the system.
     *
     * @throws IOException if the registry can't be removed
     */
    @TearDown(Level.Iteration)
    public void stop() throws IOException {
        Objects.requireNonNull(system).close();
    }

    /** The result. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Bytes {
        /** Live heap of a component, bytes. */
        public double heapBytes;

        /** Of the registry's file, bytes a component. */
        public double offHeapBytes;

        /** For JMH. */
        public Bytes() {}
    }

    private final class Idle implements Actor<Object> {
        @Override
        public void preStart(ActorContext<Object> context) {
            if (--missing == 0) {
                baton.finish();
            }
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {}
    }
}
