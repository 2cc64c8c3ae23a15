package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from a run to its replay. */
class ReplayCommandTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldReplayARunAndRefuseWhatItDoesNotHave() {
        Path run = record("full");
        Outcome replayed = stress("replay", run.toString(), "--rate", "max", "--workers", "1");
        assertEquals(0, replayed.exitCode, replayed.text);
        assertTrue(
                replayed.text.contains("no handler did anything else than the recording has"),
                replayed.text);
        assertTrue(replayed.text.contains("queue wait"), replayed.text);

        Outcome only = stress("replay", run.toString(), "--only", "nobody");
        assertEquals(2, only.exitCode);
        assertTrue(only.text.contains("the recording knows no 'nobody'"), only.text);
        assertEquals(1, only.text.lines().count(), only.text);

        Outcome outside = stress("replay", run.toString(), "--from", "1h");
        assertEquals(2, outside.exitCode);
        assertTrue(outside.text.contains("no message was received from"), outside.text);
        assertEquals(1, outside.text.lines().count(), outside.text);
    }

    @Test
    void shouldRefuseAJournalOfHeadersOnly() {
        Outcome replayed = stress("replay", record("header").toString());
        assertEquals(1, replayed.exitCode);
        assertTrue(replayed.text.contains("holds headers only"), replayed.text);
        assertEquals(1, replayed.text.lines().count(), replayed.text);
    }

    @Test
    void shouldReplayWhatAKilledRunHasLeft() throws IOException, InterruptedException {
        Path folder = temporary.resolve("killed");
        StressProcess run =
                StressProcess.start(
                        temporary.resolve("out"),
                        "run",
                        "--components",
                        "100",
                        "--warmup",
                        "0s",
                        "--rate",
                        "10k",
                        "--duration",
                        "60s",
                        "--run-dir",
                        folder.toString());
        run.await(() -> stress("replay", folder.toString(), "--rate", "max").exitCode == 0);
        run.kill();

        Outcome replayed = stress("replay", folder.toString(), "--rate", "max");
        assertEquals(0, replayed.exitCode, replayed.text);
        assertTrue(replayed.text.contains("the journal was not closed"), replayed.text);
    }

    private Path record(String journal) {
        Path folder = temporary.resolve("run");
        assertEquals(
                0,
                Stress.execute(
                        "run",
                        "--components",
                        "50",
                        "--rate",
                        "5k",
                        "--warmup",
                        "100ms",
                        "--duration",
                        "200ms",
                        "--journal",
                        journal,
                        "--run-dir",
                        folder.toString(),
                        "-q"));
        return folder;
    }

    private static Outcome stress(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int exitCode = Stress.execute(arguments);
            return new Outcome(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Outcome(int exitCode, String text) {}
}
