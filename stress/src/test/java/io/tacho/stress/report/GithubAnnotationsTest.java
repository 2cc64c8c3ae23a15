package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.stress.load.Rate;
import io.tacho.stress.run.JournalSetting;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.run.Runs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubAnnotationsTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldSayWhatIsWrongAndNothingElse() {
        // Too few operations for all components: its check says so, in one line with a comma.
        RunResult result =
                Runs.run(
                        Runs.options(
                                temporary.resolve("run"),
                                "ping-pong",
                                Rate.parse("100"),
                                JournalSetting.OFF));
        StringWriter printed = new StringWriter();
        new GithubAnnotations(new PrintWriter(printed)).print(result);
        assertEquals(
                "::error title=stress run ping-pong%2C checks of the scenario::"
                        + result.checks().get(0)
                        + "\n",
                printed.toString().replace("\r\n", "\n"));
    }
}
