package io.tacho.profiling.bench;

import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
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
 * Registering names in a registry of 1,000 in a memory-mapped file, on the benchmark's own thread.
 * A batch makes it a tenth larger and is removed again.
 *
 * <p>{@code Level.Invocation} is right here: the removal is not timed, and a batch takes much
 * longer than the two clock readings around it.
 */
@State(Scope.Thread)
public class RegistrationBenchmark {
    private static final int NAMES = 1_000;

    /** Operations of an invocation. */
    @Param("100")
    public int batch;

    private final DirectoryEntry entry = FilledRegistry.entry(NAMES);
    private String[] added = {};
    private @Nullable FilledRegistry registry;

    /** For JMH. */
    public RegistrationBenchmark() {}

    /**
     * Registers the names that stay.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void fill() throws IOException {
        added = Names.shuffled(Names.of("newcomer", Operations.of(batch)));
        registry = new FilledRegistry(Names.of("component", NAMES), added.length);
    }

    /**
     * One operation is one new name registered.
     *
     * @return how many were registered
     */
    @Benchmark
    public int registry_registration() {
        Directory directory = directory();
        int registered = 0;
        for (String name : added) {
            registered += directory.register(name, entry) ? 1 : 0;
        }
        Check.equal("names registered", added.length, registered);
        return registered;
    }

    /** Removes the names of the batch. */
    @TearDown(Level.Invocation)
    public void unregister() {
        for (String name : added) {
            directory().unregister(name, entry.actorId());
        }
    }

    /** The registry must be as it was. */
    @TearDown(Level.Iteration)
    public void count() {
        Check.equal("names left", NAMES, directory().size());
    }

    private Directory directory() {
        return Objects.requireNonNull(registry).directory();
    }

    /**
     * Removes the registry.
     *
     * @throws IOException if it can't be removed
     */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Objects.requireNonNull(registry).close();
    }
}
