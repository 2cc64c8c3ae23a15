package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ExitCode;
import io.tacho.stress.ResultJson;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches whose trials are real, in processes of their own. */
class MaxCommandTest {
    private static final String TOO_MUCH_TO_ASK = "p(99)<1ns";
    private static final String HOLDS = "lost==0";

    @TempDir private Path temporary = Path.of("");

    private Path folder() {
        return temporary.resolve("max");
    }

    private static String[] search(String threshold, String window, Path folder) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("max", "--components", "110", "--warmup", "0s", "--start", "10"));
        arguments.addAll(List.of("--threshold", threshold, "--window", window));
        arguments.addAll(List.of("--run-dir", folder.toString()));
        return arguments.toArray(String[]::new);
    }

    @Test
    void shouldShowWhatItsTrialsMeasured() {
        Outcome outcome = Outcome.of(search(TOO_MUCH_TO_ASK, "100ms", folder()));
        assertEquals(ExitCode.THRESHOLD, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("capacity  none was found"), outcome.out());
        // What breaks is tried twice, and there is no lower rate.
        assertEquals(2, outcome.out().lines().filter(line -> line.contains("✗")).count());
        Trial second = Trial.read(folder().resolve("02-trial-10"));
        assertEquals(10, second.rate());
        assertFalse(second.held());
        assertNotNull(second.figures());
        assertTrue(Files.exists(folder().resolve("02-trial-10").resolve(RunFolder.RESULT)));
    }

    @ParameterizedTest
    @CsvSource({"10000000, true", "10000001, false"})
    void shouldHoldWhenTheLoadIsBehindAtTheEndByAFewSlicesOfTheScheduler(long nanos, boolean holds)
            throws IOException {
        Path run = temporary.resolve("run");
        Outcome.of(
                "run",
                "--components",
                "110",
                "--warmup",
                "0s",
                "--duration",
                "300ms",
                "--rate",
                "5k",
                "--run-dir",
                run.toString());
        String late =
                Files.readString(run.resolve(RunFolder.RESULT))
                        .replaceFirst("(\"lastLateNanos\"\\s*:\\s*)\\d+", "$1" + nanos);
        Trial trial = Trial.of(5_000, false, null, ResultJson.read(late, RunResult.class));
        assertEquals(
                holds,
                trial.broken().stream().noneMatch(each -> each.contains("behind at the end")),
                () -> trial.broken().toString());
    }

    @Test
    void shouldFailAsItsTrialDoes() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Outcome run =
                Outcome.of("run", "--components", "110", "--run-dir", file.resolve("1").toString());
        assertFalse(run.exitCode() == ExitCode.OK);
        assertEquals(run.exitCode(), Outcome.of(search(TOO_MUCH_TO_ASK, "100ms", file)).exitCode());
    }

    @Test
    void shouldEndItsTrialWhenItIsInterrupted() throws IOException, InterruptedException {
        try (StressProcess search = started()) {
            search.terminate();
            assertEquals(ExitCode.INTERRUPTED, search.exitCode(), search::output);
            assertTrue(search.output().contains("capacity  none was found"), search::output);
        }
        assertTrue(Files.exists(first().resolve(RunFolder.RESULT)));
        assertFalse(RunFolder.isInUse(first()));
    }

    @Test
    void shouldLeaveNoFolderWhenItIsInterruptedBeforeThereIsAnythingInIt()
            throws IOException, InterruptedException {
        try (StressProcess search =
                StressProcess.startIn(
                        temporary,
                        temporary.resolve("out"),
                        "max",
                        "--scenario",
                        MadeOnce.class.getName())) {
            search.await(() -> Files.exists(temporary.resolve(MadeOnce.WAITING)));
            search.terminate();
            assertEquals(ExitCode.INTERRUPTED, search.exitCode(), search::output);
            assertFalse(search.output().contains("evidence"), search::output);
        }
        assertArrayEquals(new String[0], temporary.resolve("runs").toFile().list());
    }

    @Test
    void shouldSayWhatEndedItsTrial() throws IOException, InterruptedException {
        try (StressProcess search = started()) {
            search.children().forEach(ProcessHandle::destroyForcibly);
            assertEquals(ExitCode.FAILURE, search.exitCode(), search::output);
            assertTrue(search.output().contains("was ended by signal 9"), search::output);
        }
    }

    /** With a trial that goes on, and has sent something. */
    private StressProcess started() throws IOException {
        StressProcess search =
                StressProcess.start(temporary.resolve("out"), search(HOLDS, "1h", folder()));
        try {
            search.await(() -> hasMeasuredASecond(first()));
            return search;
        } catch (AssertionError e) {
            search.close();
            throw e;
        }
    }

    /** It writes a line then, behind the table's head. */
    private static boolean hasMeasuredASecond(Path run) {
        try (Stream<String> lines = Files.lines(run.resolve(RunFolder.SERIES))) {
            return lines.count() > 1;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path first() {
        return folder().resolve("01-trial-10");
    }
}
