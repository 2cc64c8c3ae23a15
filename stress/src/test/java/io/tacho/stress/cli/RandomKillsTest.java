package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.AppendOptions;
import io.tacho.registry.ActivityView;
import io.tacho.registry.ChronicleDirectory;
import io.tacho.registry.CountersView;
import io.tacho.registry.DirectoryView;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.Runs;
import io.tacho.stress.scenario.Components;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that are killed (SIGKILL) at moments that nobody chose, one in four of them while components
 * are spawned. {@code -Dtacho.kills=200} kills more of them, {@code -Dtacho.seed=N} others.
 */
class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("tacho.kills", 4);
    private static final long SEED = Long.getLong("tacho.seed", 1);
    private static final int COMPONENTS = 20_000;
    private static final int WORKERS = 2;
    private static final List<String> SCENARIOS =
            List.of("mixed", "ping-pong", "pipeline", "trading");

    /** Actors of a scenario, or of the system, without a name: more than any has. */
    private static final int UNNAMED = 10;

    private static final int BATCH_BYTES = 64 << 10;

    /** No record takes fewer bytes. */
    private static final int LEAST_RECORD_BYTES = 16;

    @TempDir private Path temporary = Path.of("");

    static IntStream kills() {
        return IntStream.range(0, KILLS);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void shouldLoseTheOpenBatchAtMost(int number) throws IOException, InterruptedException {
        Random random = new Random(SEED * 1_000 + number);
        boolean spawning = number % 4 == 0;
        Path folder = temporary.resolve("run");
        try (StressProcess run = start(folder, number)) {
            run.awaitOutput("spawn …");
            CountersView counters = CountersView.open(RunFolder.counters(folder));
            ActivityView activity = ActivityView.open(RunFolder.activity(folder));
            if (spawning) {
                int chosen = random.nextInt(COMPONENTS);
                run.await(() -> spawned(counters) >= chosen);
            } else {
                // Evenly over the orders of magnitude: from the first messages to some seconds.
                long handled = (long) Math.pow(10, 6.3 * random.nextDouble());
                run.await(() -> handled(activity) >= handled);
            }
            run.kill();

            assertFalse(counters.closed());
            assertJournalIsWhole(folder, handled(activity), mostLost(isInline(number)));
            // The counter comes after the names, and counts also the few actors that have none.
            assertDirectoryCanBeRead(folder, spawned(counters) - UNNAMED);
            assertFalse(RunFolder.isInUse(folder));
        }
    }

    private static boolean isInline(int number) {
        return number / 2 % 2 == 0;
    }

    /** The open batch of each worker; with a writer thread also those that are on their way. */
    private static long mostLost(boolean inline) {
        int batches = inline ? 1 : 1 + AppendOptions.DEFAULT_POOL_BYTES / BATCH_BYTES;
        return (long) WORKERS * batches * (BATCH_BYTES / LEAST_RECORD_BYTES);
    }

    private static void assertJournalIsWhole(Path folder, long handled, long mostLost) {
        Analysis analysis = Runs.analyzed(folder);
        assertFalse(analysis.complete());
        assertTrue(
                analysis.lanes().findings().stream().allMatch(each -> each.contains("not closed")),
                analysis.lanes().findings()::toString);
        long lost = handled - analysis.records();
        assertTrue(
                -WORKERS <= lost && lost <= mostLost,
                lost + " of " + handled + " messages aren't in the journal");
        Outcome analyzed = Outcome.of("analyze", folder.toString());
        assertEquals(0, analyzed.exitCode(), analyzed.err());
    }

    /** Each component can be found that was spawned, but the one that was just being spawned. */
    private static void assertDirectoryCanBeRead(Path folder, long least) {
        try (DirectoryView view = ChronicleDirectory.view(RunFolder.registry(folder))) {
            DirectoryEntry entry = new DirectoryEntry();
            int found = 0;
            while (found < COMPONENTS && view.lookup(Components.nameOf(found), entry)) {
                found++;
            }
            for (int i = found + 1; i < COMPONENTS; i++) {
                assertFalse(view.lookup(Components.nameOf(i), entry), Components.nameOf(i));
            }
            int[] listed = new int[1];
            view.forEach((name, ignored) -> listed[0]++);
            assertEquals(view.size(), listed[0]);
            assertTrue(listed[0] >= found, listed[0] + " names, " + found + " components");
            assertTrue(listed[0] >= least, listed[0] + " names of " + least + " at least");
        }
    }

    private StressProcess start(Path folder, int number) throws IOException {
        String[] arguments =
                RunArguments.of(folder, COMPONENTS, "60s")
                        .with("--scenario", SCENARIOS.get(number % SCENARIOS.size()))
                        .with("--workers", Integer.toString(WORKERS), "--warmup", "200ms")
                        .with("--rate", number % 2 == 0 ? "max" : "50k")
                        .with("--journal-append", isInline(number) ? "inline" : "writer_thread")
                        .toArray();
        return StressProcess.start(temporary.resolve("out"), arguments);
    }

    /** Exact to the message, also after a kill. */
    private static long handled(ActivityView activity) {
        return IntStream.range(0, activity.actors()).mapToLong(activity::handled).sum();
    }

    private static long spawned(CountersView counters) {
        return Stream.of(ActorState.STARTING, ActorState.READY)
                .mapToLong(state -> counters.value(CounterLabels.actors(state)).orElse(0))
                .sum();
    }
}
