package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --save-baseline} and {@code --baseline}, in a directory of their own. */
class RunBaselineTest {
    @TempDir private Path temporary = Path.of("");
    private int runs;

    /** Ended. */
    private StressProcess run(String... more) throws IOException, InterruptedException {
        String[] arguments =
                RunArguments.of(Path.of("run-" + ++runs), 10, "200ms")
                        .with("--scenario", "ping-pong", "--warmup", "0s", "--journal", "off")
                        .with(more)
                        .toArray();
        try (StressProcess run =
                StressProcess.startIn(temporary, temporary.resolve("out-" + runs), arguments)) {
            run.exitCode();
            return run;
        }
    }

    @Test
    void shouldKeepRunsAndCompareWithThem() throws IOException, InterruptedException {
        StressProcess first = run("--rate", "5k", "--save-baseline", "main");
        assertEquals(0, first.exitCode(), first::output);
        assertTrue(Files.exists(temporary.resolve("baselines/main/1/result.json")));

        StressProcess second = run("--rate", "5k", "--baseline", "main", "--save-baseline", "main");
        assertEquals(0, second.exitCode(), second::output);
        assertTrue(second.output().contains("can't tell: needs n >= 7"), second::output);
        assertTrue(Files.exists(temporary.resolve("baselines/main/2/result.json")));

        StressProcess other = run("--rate", "6k", "--baseline", "main");
        assertEquals(2, other.exitCode(), other::output);
        assertTrue(other.output().contains("nothing to compare"), other::output);
        assertEquals(1, other.output().lines().count(), other::output);
        assertTrue(Files.notExists(temporary.resolve("run-3")));
    }
}
