package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.TailReport;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that don't end by themselves. */
class KilledRunTest {
    /** How long a process is kept from running: longer than anything else that may befall it. */
    private static final long STOP_NANOS = 1_000_000_000;

    /** Of runs that somebody has to end. */
    private static final String ENDLESS = "60s";

    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldLeaveAReadableJournalWhenKilled() throws IOException, InterruptedException {
        Path folder = temporary.resolve("killed");
        try (StressProcess run = start(folder, "max", ENDLESS)) {
            run.awaitOutput("run …");
            // Some batches of the window must be on disk: a second's worth is, at any rate.
            run.await(() -> recordsOf(folder) > 10_000);
            run.kill();
        }

        Analysis analysis = Runs.analyzed(folder);
        assertFalse(analysis.complete());
        assertTrue(analysis.messages().handled() > 0);
        assertEquals(0, Stress.execute("analyze", folder.toString()));
        assertFalse(Files.exists(folder.resolve("result.json")));
        assertFalse(RunFolder.isInUse(folder));

        try (StressProcess next = start(temporary.resolve("next"), "1k", "1s")) {
            assertEquals(0, next.exitCode(), next::output);
        }
    }

    @Test
    void shouldReportWhatWasMeasuredWhenInterrupted() throws IOException, InterruptedException {
        Path folder = temporary.resolve("interrupted");
        try (StressProcess run = start(folder, "10k", ENDLESS)) {
            run.awaitOutput("run …");
            run.terminate();
            assertReported(run, folder);
        }
    }

    /** Twice: by the shell that the terminal was of, and when that has ended by the system. */
    @Test
    void shouldReportWhatWasMeasuredWhenTheTerminalIsClosed()
            throws IOException, InterruptedException {
        assumeFalse(ignoresHangUps(), "what is started here hears no hangup");
        Path folder = temporary.resolve("hung-up");
        try (StressProcess run = start(folder, "10k", ENDLESS)) {
            run.awaitOutput("run …");
            run.signal("HUP");
            run.awaitOutput("shutdown …");
            run.signal("HUP");
            assertReported(run, folder);
        }
    }

    /** As under nohup: what is started inherits it. The lowest bit is the signal of number 1. */
    private static boolean ignoresHangUps() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring(line.length() - 1))
                        .anyMatch(digit -> Character.digit(digit.charAt(0), 16) % 2 == 1);
    }

    private static void assertReported(StressProcess run, Path folder) throws InterruptedException {
        assertEquals(130, run.exitCode(), run::output);
        assertTrue(run.output().contains("stopped before its time"), run::output);
        assertTrue(Files.exists(folder.resolve("result.json")));
        assertTrue(Runs.analyzed(folder).complete());
    }

    @Test
    void shouldNameTheStopWhenTheProcessWasStopped() throws IOException, InterruptedException {
        Path folder = temporary.resolve("stopped");
        try (StressProcess run = start(folder, "10k", ENDLESS)) {
            run.awaitOutput("run …");
            run.await(() -> recordsOf(folder) > 0);
            run.signal("STOP");
            LockSupport.parkNanos(STOP_NANOS);
            run.signal("CONT");
            run.terminate();
            assertEquals(130, run.exitCode(), run::output);
        }

        long longest =
                JournalReader.open(RunFolder.journal(folder)).pauses().stream()
                        .filter(pause -> pause.cause() == PauseCause.HICCUP)
                        .mapToLong(pause -> pause.to() - pause.from())
                        .max()
                        .orElse(0);
        assertTrue(longest > STOP_NANOS / 2, "the longest hiccup took " + longest + " ns");
        TailReport tail = Runs.analyzed(folder).tail();
        assertEquals("process or machine not running", tail.causes().get(0).cause());
    }

    private StressProcess start(Path folder, String rate, String duration) throws IOException {
        String[] arguments =
                RunArguments.of(folder, 100, duration)
                        .with("--warmup", "100ms", "--rate", rate)
                        .toArray();
        return StressProcess.start(temporary.resolve(folder.getFileName() + ".out"), arguments);
    }

    private static long recordsOf(Path folder) {
        return Runs.analyzed(folder).messages().handled();
    }
}
