package io.tacho.stress.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.AttachedLoad;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.scenario.ScenarioSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load that somebody else adds to a run. */
class AttachedLoadTest {
    private static final Duration MUCH = Duration.ofMinutes(5);

    @TempDir private Path temporary = Path.of("");

    private Path folder() {
        return temporary.resolve("run");
    }

    private static RateProfile rate(double perSecond, long millis) {
        return RateProfile.constant(perSecond, Duration.ofMillis(millis));
    }

    /** A run that somebody has to end. */
    private RunOptions options() {
        return Runs.options(
                folder(),
                "mixed",
                LoadPlan.open(
                        RateProfile.constant(5_000, MUCH), Arrivals.EVEN, Duration.ZERO, MUCH),
                JournalPlan.of(JournalSetting.OFF),
                List.of());
    }

    private AttachedLoad attach() throws IOException {
        return AttachedLoad.to(RunFolder.loadRing(folder()), Arrivals.POISSON, 7, () -> true);
    }

    @Test
    void shouldMeasureAllOperationsInOnePlace() throws IOException {
        RunOptions options = options();
        try (RunFolder folder = RunFolder.create(options.folder())) {
            RunSession session =
                    RunSession.open(
                            options,
                            folder,
                            ScenarioSource.of(List.of()).create("mixed"),
                            RunProgress.NONE);
            CompletableFuture<RunReport> running =
                    CompletableFuture.supplyAsync(session::execute)
                            .orTimeout(MUCH.toSeconds(), TimeUnit.SECONDS);
            AttachedLoad.Outcome outcome;
            try {
                AttachedLoad load = attach();
                assertTrue(load.awaitOpen());
                outcome = load.run(rate(20_000, 200));
                assertFalse(outcome.systemEnded());
                assertTrue(outcome.sent() > 3_000);
            } finally {
                // Else it would go on, in a folder that is deleted.
                session.interrupt();
                running.handle((report, failure) -> true).join();
            }
            RunResult result = running.join().result();

            assertEquals(outcome.sent(), result.operations().attached());
            assertEquals(result.operations().started(), result.operations().completed());
            assertEquals(result.operations().completed(), result.latency().response().count());
            assertEquals(List.of(), result.checks());
            assertEquals(0, result.messages().lost());

            // It takes none any more.
            assertFalse(attach().awaitOpen());
        }
    }

    @Test
    void shouldSayThatThereIsNoRun() throws IOException {
        assertThrows(IOException.class, this::attach);
        Files.createDirectories(folder());
        Files.write(RunFolder.loadRing(folder()), new byte[2_000_000]);
        assertThrows(IOException.class, this::attach);
    }
}
