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
 * Looking names up in a registry of 1,000 in a memory-mapped file, in an order that is random, on
 * the benchmark's own thread.
 */
@State(Scope.Thread)
public class RegistryBenchmark {
    private static final int NAMES = 1_000;

    /** Operations of an invocation. */
    @Param("1000")
    public int batch;

    private final DirectoryEntry entry = new DirectoryEntry();
    private final String[] present = Names.shuffled(Names.of("component", NAMES));
    private final String[] absent = Names.shuffled(Names.of("stranger", NAMES));
    private int lookups;
    private int next;
    private @Nullable FilledRegistry registry;

    /** For JMH. */
    public RegistryBenchmark() {}

    /**
     * Registers the names.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void fill() throws IOException {
        lookups = Operations.of(batch);
        registry = new FilledRegistry(present, 0);
    }

    /**
     * One operation is one look-up of a name that is there.
     *
     * @return how many were found
     */
    @Benchmark
    public int registry_lookup_hit() {
        int found = lookUp(present);
        Check.equal("names found", lookups, found);
        return found;
    }

    /**
     * One operation is one look-up of a name that is not there.
     *
     * @return how many were found
     */
    @Benchmark
    public int registry_lookup_miss() {
        int found = lookUp(absent);
        Check.equal("names found", 0, found);
        return found;
    }

    private int lookUp(String[] names) {
        Directory directory = Objects.requireNonNull(registry).directory();
        int found = 0;
        for (int i = 0; i < lookups; i++) {
            found += directory.lookup(names[next], entry) ? 1 : 0;
            next = next + 1 == NAMES ? 0 : next + 1;
        }
        return found;
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
