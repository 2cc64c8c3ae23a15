package io.tacho.profiling.bench;

import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Looking names up in registries of different sizes, each name once before one comes again, in an
 * order that is random; and, for comparison, in a {@code ConcurrentHashMap} on the heap with the
 * same names. On the benchmark's own thread.
 */
public class RegistryScaleBenchmark {
    /** For JMH. */
    public RegistryScaleBenchmark() {}

    /**
     * One operation is one look-up of a name that is there, in a registry in a memory-mapped file.
     *
     * @param names what is looked up
     * @param registry where
     * @return how many were found
     */
    @Benchmark
    public int registry_lookup_scale(LookedUp names, Registered registry) {
        Directory directory = Objects.requireNonNull(registry.filled).directory();
        int found = 0;
        for (int i = 0; i < names.lookups; i++) {
            found += directory.lookup(names.next(), registry.entry) ? 1 : 0;
        }
        Check.equal("names found", names.lookups, found);
        return found;
    }

    /**
     * One operation is one look-up of a name that is there, in a map on the heap.
     *
     * @param names what is looked up
     * @param map where
     * @return of what was found, a number
     */
    @Benchmark
    public int concurrent_hash_map_hit(LookedUp names, Mapped map) {
        int found = 0;
        int ids = 0;
        for (int i = 0; i < names.lookups; i++) {
            DirectoryEntry entry = map.entries.get(names.next());
            if (entry != null) {
                found++;
                ids += entry.actorId();
            }
        }
        Check.equal("names found", names.lookups, found);
        return ids;
    }

    /** The names. */
    @State(Scope.Thread)
    public static class LookedUp {
        /** How many there are. */
        @Param({"10", "100", "1000", "10000", "100000", "1000000"})
        public int names;

        /** Operations of an invocation. */
        @Param("1000")
        public int batch;

        private String[] inOrder = {};
        private String[] shuffled = {};
        private int lookups;
        private int next;

        /** For JMH. */
        public LookedUp() {}

        /** Makes the names. */
        @Setup(Level.Trial)
        public void make() {
            lookups = Operations.of(batch);
            inOrder = Names.of("component", names);
            shuffled = Names.shuffled(inOrder);
        }

        private String next() {
            String name = shuffled[next];
            next = next + 1 == shuffled.length ? 0 : next + 1;
            return name;
        }
    }

    /** A registry with the names. */
    @State(Scope.Thread)
    public static class Registered {
        private final DirectoryEntry entry = new DirectoryEntry();
        private @Nullable FilledRegistry filled;

        /** For JMH. */
        public Registered() {}

        /**
         * Registers the names.
         *
         * @param names the names
         * @throws IOException if the registry's file can't be made
         */
        @Setup(Level.Trial)
        public void fill(LookedUp names) throws IOException {
            filled = new FilledRegistry(names.inOrder, 0);
        }

        /**
         * Removes the registry.
         *
         * @throws IOException if it can't be removed
         */
        @TearDown(Level.Trial)
        public void remove() throws IOException {
            Objects.requireNonNull(filled).close();
        }
    }

    /** A map with the names. */
    @State(Scope.Thread)
    public static class Mapped {
        private final ConcurrentHashMap<String, DirectoryEntry> entries = new ConcurrentHashMap<>();

        /** For JMH. */
        public Mapped() {}

        /**
         * Puts the names in.
         *
         * @param names the names
         */
        @Setup(Level.Trial)
        public void fill(LookedUp names) {
            for (int i = 0; i < names.inOrder.length; i++) {
                entries.put(names.inOrder[i], FilledRegistry.entry(i));
            }
        }
    }
}
