package io.tacho.profiling.bench;

import io.tacho.registry.ChronicleDirectory;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is one look-up by name, the names in random order: of a name that is there, of one
 * that is not, and of one that is there in a {@code ConcurrentHashMap} on the heap for comparison.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class RegistryLookupBenchmark {
    private static final int MASK = (1 << 14) - 1;

    /** Names that are registered. */
    @Param({"10000"})
    public int names = 10_000;

    private final String[] present = new String[MASK + 1];
    private final String[] absent = new String[MASK + 1];
    private final DirectoryEntry entry = new DirectoryEntry();
    private final ConcurrentHashMap<String, DirectoryEntry> onHeap = new ConcurrentHashMap<>();
    private @Nullable Directory directory;
    private @Nullable Path temporary;
    private int next;

    /** For JMH. */
    public RegistryLookupBenchmark() {}

    /**
     * Registers the names.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void fill() throws IOException {
        temporary = TemporaryDirectories.create("tacho-bench");
        Directory filled = ChronicleDirectory.create(temporary.resolve("registry.dat"), names);
        for (int i = 0; i < names; i++) {
            DirectoryEntry each = new DirectoryEntry().set(i + 1, i, 0, ActorState.READY, 1);
            filled.register("component-" + i, each);
            onHeap.put("component-" + i, each);
        }
        Random random = new Random(1);
        for (int i = 0; i <= MASK; i++) {
            present[i] = "component-" + random.nextInt(names);
            absent[i] = "nobody-" + random.nextInt(names);
        }
        directory = filled;
    }

    /**
     * Removes the registry.
     *
     * @throws IOException if it can't be removed
     */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        if (directory != null) {
            directory.close();
        }
        if (temporary != null) {
            TemporaryDirectories.delete(temporary);
        }
    }

    /**
     * Of a name that is there.
     *
     * @return true
     */
    @Benchmark
    public boolean registry_lookup_hit() {
        return directory != null && directory.lookup(present[next++ & MASK], entry);
    }

    /**
     * Of a name that is not there.
     *
     * @return false
     */
    @Benchmark
    public boolean registry_lookup_miss() {
        return directory != null && directory.lookup(absent[next++ & MASK], entry);
    }

    /**
     * Of a name that is there, in a map on the heap.
     *
     * @return the entry
     */
    @Benchmark
    public @Nullable DirectoryEntry concurrent_hash_map_hit() {
        return onHeap.get(present[next++ & MASK]);
    }
}
