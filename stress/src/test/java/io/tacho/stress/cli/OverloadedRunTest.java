package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ResultJson;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load beyond all that a machine can do: more waits every moment, until the heap is full. */
class OverloadedRunTest {
    /** Some hundred megabytes of messages a second. */
    private static final String RATE = "3m";

    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldEndWithAReportBeforeTheHeapIsFull() throws IOException, InterruptedException {
        Path folder = temporary.resolve("run");
        String[] arguments =
                RunArguments.of(folder, 100, "60s")
                        .with("--workers", "1", "--warmup", "0s")
                        .with("--journal", "off", "--rate", RATE)
                        .toArray();
        try (StressProcess run = StressProcess.start(temporary.resolve("out"), arguments)) {
            assertEquals(97, run.exitCode(), run::output);
            assertTrue(run.output().contains("the heap was nearly full"), run::output);
            assertFalse(run.output().contains("OutOfMemoryError"), run::output);
        }
        RunResult result =
                ResultJson.read(
                        Files.readString(folder.resolve(RunFolder.RESULT)), RunResult.class);
        assertTrue(result.operations().completed() > 0);
        assertEquals(0, result.messages().lost());
    }
}
