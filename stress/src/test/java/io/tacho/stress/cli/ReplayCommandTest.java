package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from a run to its replay. */
class ReplayCommandTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldReplayARunAndRefuseWhatItDoesNotHave() {
        Path run = record("full");
        Outcome replayed = Outcome.of("replay", run.toString(), "--rate", "max", "--workers", "1");
        assertEquals(0, replayed.exitCode(), replayed.toString());
        assertTrue(
                replayed.out().contains("no handler did anything else than the recording has"),
                replayed.out());
        assertTrue(replayed.out().contains("queue wait"), replayed.out());

        Outcome only = Outcome.of("replay", run.toString(), "--only", "nobody");
        assertEquals(2, only.exitCode());
        assertTrue(only.err().contains("the recording knows no 'nobody'"), only.err());
        assertEquals(1, only.err().lines().count(), only.err());

        Outcome outside = Outcome.of("replay", run.toString(), "--from", "1h");
        assertEquals(2, outside.exitCode());
        assertTrue(outside.err().contains("no message was received from"), outside.err());
        assertEquals(1, outside.err().lines().count(), outside.err());
    }

    @Test
    void shouldRefuseAJournalOfHeadersOnly() {
        Outcome replayed = Outcome.of("replay", record("header").toString());
        assertEquals(1, replayed.exitCode());
        assertTrue(replayed.err().contains("holds headers only"), replayed.err());
        assertEquals(1, replayed.err().lines().count(), replayed.err());
    }

    @Test
    void shouldReplayWhatAKilledRunHasLeft() throws IOException, InterruptedException {
        Path folder = temporary.resolve("killed");
        String[] arguments =
                RunArguments.of(folder, 100, "60s")
                        .with("--warmup", "0s", "--rate", "10k")
                        .toArray();
        try (StressProcess run = StressProcess.start(temporary.resolve("out"), arguments)) {
            run.await(
                    () -> Outcome.of("replay", folder.toString(), "--rate", "max").exitCode() == 0);
            run.kill();
        }

        Outcome replayed = Outcome.of("replay", folder.toString(), "--rate", "max");
        assertEquals(0, replayed.exitCode(), replayed.toString());
        assertTrue(replayed.out().contains("the journal was not closed"), replayed.out());
    }

    private Path record(String journal) {
        Path folder = temporary.resolve("run");
        String[] arguments =
                RunArguments.of(folder, 50, "200ms")
                        .with("--warmup", "100ms", "--rate", "5k", "--journal", journal, "-q")
                        .toArray();
        assertEquals(0, Stress.execute(arguments));
        return folder;
    }
}
