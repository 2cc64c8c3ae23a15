package io.tacho.stress.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.profiling.suite.Settings;
import io.tacho.profiling.suite.Suite;
import io.tacho.profiling.suite.SuiteProgress;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.run.RunFolder;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchSessionTest {
    @TempDir private Path temporary = Path.of("");

    private final BenchPlan plan =
            new BenchPlan(
                    Suite.timed().find(Pattern.compile("message_delivery_latency"), Set.of()),
                    Settings.QUICK,
                    Set.of());

    @Test
    void shouldLeaveNothingInItsFolderWhenItIsInterruptedBeforeAnythingIsMeasured() {
        Path path = temporary.resolve("bench");
        try (RunFolder folder = RunFolder.create(path)) {
            BenchSession session = new BenchSession(plan, folder, SuiteProgress.NONE, () -> true);
            StressException stopped = assertThrows(StressException.class, session::run);
            assertEquals(ExitCode.INTERRUPTED, stopped.exitCode());
        }
        assertArrayEquals(new String[0], path.toFile().list());
    }
}
