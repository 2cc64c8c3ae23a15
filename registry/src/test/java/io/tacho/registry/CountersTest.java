package io.tacho.registry;

import static io.tacho.registry.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.CounterSink.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountersTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void path() {
        file = folder.resolve("counters.dat");
    }

    @Test
    void shouldShowWhatWasSetWhenOpen() {
        try (MappedCounters counters = MappedCounters.create(file, "trading", 4)) {
            Counter handled = counters.allocate("worker.0.handled");
            CountersView view = CountersView.open(file);
            assertEquals(OptionalLong.of(0), view.value("worker.0.handled"));

            handled.set(Long.MAX_VALUE);
            assertEquals(OptionalLong.of(Long.MAX_VALUE), view.value("worker.0.handled"));
            handled.set(-1);
            assertEquals(OptionalLong.of(-1), view.value("worker.0.handled"));
        }
    }

    @Test
    void shouldShowCountersInOrderWhenTheyAreMadeAfterTheViewWasOpened() {
        try (MappedCounters counters = MappedCounters.create(file, "trading", 3)) {
            CountersView view = CountersView.open(file);
            assertEquals(Map.of(), all(view));

            counters.allocate("b").set(1);
            counters.allocate("a").set(2);
            counters.allocate("\u20ac".repeat(126)).set(3);

            assertEquals(List.of("b", "a", "\u20ac".repeat(126)), List.copyOf(all(view).keySet()));
            assertEquals(List.of(1L, 2L, 3L), List.copyOf(all(view).values()));
            assertEquals(OptionalLong.of(3), view.value("\u20ac".repeat(126)));
            assertEquals(OptionalLong.empty(), view.value("c"));
        }
    }

    @Test
    void shouldTellWhoWritesWhenOpen() {
        long before = System.currentTimeMillis();
        MappedCounters counters = MappedCounters.create(file, "trading \u20ac", 1);
        CountersView view = CountersView.open(file);

        assertEquals("trading \u20ac", view.systemName());
        assertEquals(ProcessHandle.current().pid(), view.pid());
        assertTrue(view.startedAtMillis() >= before);
        assertTrue(view.startedAtMillis() <= System.currentTimeMillis());
        assertTrue(view.processAlive());
        assertFalse(view.closed());

        counters.close();
        assertTrue(view.closed());
        assertTrue(CountersView.open(file).closed());
    }

    @Test
    void shouldKeepWholeCharactersWhenTheSystemsNameIsTooLong() {
        MappedCounters.create(file, "x" + "\ud83d\ude9a".repeat(20), 1).close();

        assertEquals("x" + "\ud83d\ude9a".repeat(15), CountersView.open(file).systemName());
    }

    @Test
    void shouldAllocateNothingWhenSet() {
        try (MappedCounters counters = MappedCounters.create(file, "trading", 1)) {
            Counter counter = counters.allocate("sent");
            assertEquals(
                    0,
                    Allocation.bytesOf(
                            () -> {
                                for (int i = 0; i < 10_000; i++) {
                                    counter.set(i);
                                }
                            }));
            assertEquals(OptionalLong.of(9_999), CountersView.open(file).value("sent"));
        }
    }

    @Test
    void shouldStayHarmlessWhenACounterIsSetAfterClose() {
        MappedCounters counters = MappedCounters.create(file, "trading", 1);
        Counter counter = counters.allocate("sent");
        counters.close();

        counter.set(5);

        assertEquals(OptionalLong.of(5), CountersView.open(file).value("sent"));
        assertFails(RegistryException.class, () -> counters.allocate("more"), "is closed");
        counters.close();
    }

    @Test
    void shouldMakeEachCounterOnceWhenManyThreadsAllocate() throws Exception {
        int threads = 4;
        int each = 50;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (MappedCounters counters = MappedCounters.create(file, "trading", threads * each)) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * each;
                tasks.add(
                        executor.submit(
                                () -> {
                                    for (int i = first; i < first + each; i++) {
                                        counters.allocate("counter." + i).set(i);
                                    }
                                }));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        } finally {
            executor.shutdownNow();
        }
        Map<String, Long> all = all(CountersView.open(file));
        assertEquals(threads * each, all.size());
        all.forEach((label, value) -> assertEquals("counter." + value, label));
    }

    @Test
    void shouldSayTheLimitWhenFull() {
        try (MappedCounters counters = MappedCounters.create(file, "trading", 2)) {
            counters.allocate("a");
            counters.allocate("b");
            assertFails(
                    RegistryException.class,
                    () -> counters.allocate("c"),
                    file.toString(),
                    "it was made for 2 counters");
            assertEquals(2, all(CountersView.open(file)).size());
        }
    }

    @Test
    void shouldRefuseALabelWhenItIsEmptyTooLongOrInUse() {
        try (MappedCounters counters = MappedCounters.create(file, "trading", 5)) {
            counters.allocate("x".repeat(380));
            counters.allocate("a");
            assertThrows(IllegalArgumentException.class, () -> counters.allocate(""));
            assertThrows(IllegalArgumentException.class, () -> counters.allocate("x".repeat(381)));
            assertThrows(
                    IllegalArgumentException.class, () -> counters.allocate("\u20ac".repeat(127)));
            assertThrows(IllegalArgumentException.class, () -> counters.allocate("a"));
            assertEquals(2, all(CountersView.open(file)).size());
        }
    }

    @Test
    void shouldRefuseToMakeCountersWhenTheFileExistsOrTheNumberIsOutOfRange() throws IOException {
        assertThrows(
                IllegalArgumentException.class, () -> MappedCounters.create(file, "trading", 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> MappedCounters.create(file, "trading", 65_537));
        assertFalse(Files.exists(file));

        Files.writeString(file, "precious");
        assertFails(
                RegistryException.class,
                () -> MappedCounters.create(file, "trading", 1),
                file + " exists already");
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void shouldNotDisturbCountersInUseWhenTheyAreMadeAgain() {
        try (MappedCounters counters = MappedCounters.create(file, "trading", 1)) {
            Counter counter = counters.allocate("a");
            counter.set(1);
            assertFails(
                    RegistryException.class,
                    () -> MappedCounters.create(file, "trading", 1),
                    file + " exists already");
            counter.set(2);
            assertEquals(2, CountersView.open(file).value("a").orElseThrow());
        }
    }

    @Test
    void shouldBeReadableForItsOwnerAloneWhenTheFileSystemHasPermissions() throws IOException {
        MappedCounters.create(file, "trading", 1).close();

        Permissions.assertItsOwnersAlone(file);
    }

    private static Map<String, Long> all(CountersView view) {
        Map<String, Long> all = new LinkedHashMap<>();
        view.forEach(all::put);
        return all;
    }
}
