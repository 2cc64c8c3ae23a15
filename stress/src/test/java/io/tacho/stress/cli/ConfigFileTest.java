package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ResultJson;
import io.tacho.stress.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @TempDir private Path temporary = Path.of("");

    private Path file(String content) throws IOException {
        return Files.writeString(
                temporary.resolve("config.yaml"), content.replace("\\n", System.lineSeparator()));
    }

    private RunResult run(String content, String... more) throws IOException {
        Path folder = temporary.resolve("run");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--config",
                                file(content).toString(),
                                "--run-dir",
                                folder.toString()));
        arguments.addAll(List.of(more));
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        assertEquals("", outcome.err());
        return ResultJson.read(Files.readString(folder.resolve("result.json")), RunResult.class);
    }

    private static final String SHORT =
            """
            components: 20
            scenario: ring
            rate: 5k
            duration: 200ms
            warmup: 0s
            journal: off
            quiet: true
            no-progress: false
            threshold:
              - lost==0
              - rate>1
            """;

    @Test
    void shouldDoWhatTheFileSays() throws IOException {
        RunResult result = run(SHORT);
        assertEquals(20, result.components());
        assertEquals("ring", result.scenario());
        assertEquals(5_000.0, result.rate().asked());
        assertEquals("off", result.journal().mode());
        assertEquals(
                List.of("lost==0", "rate>1"),
                result.thresholds().stream().map(RunResult.Threshold::expression).toList());
    }

    @Test
    void shouldPreferTheCommandLine() throws IOException {
        RunResult result = run(SHORT, "--components=30", "--threshold", "failed==0");
        assertEquals(30, result.components());
        assertEquals("ring", result.scenario());
        assertEquals(
                List.of("failed==0"),
                result.thresholds().stream().map(RunResult.Threshold::expression).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    componets: 10 | 'componets' is no option of run; there are abort-on-fail
                    config: other.yaml | 'config' is no option of run
                    help: true | 'help' is no option of run
                    components: many | --components
                    components: [1, 2] | 'components' may be given once only
                    components: {a: 1} | 'components' needs a value
                    components: | 'components' needs a value
                    quiet: yes please | 'quiet' is true or false
                    stage: [30s] | is no stage
                    threshold: p99 | is no threshold
                    rate: fast | is no rate
                    just words | has no options
                    - a list | has no options
                    a: b: c | is no YAML
                    threshold: lost==0\\nthreshold: failed==0 | 'threshold' is there twice, line 2; write
                    seed: &a 7\\ncomponents: *a | '*a' refers to another value, line 2; write
                    threshold: [&a lost==0, *a] | '*a' refers to another value
                    <<: *a | '*a' refers to another value
                    seed: 7\\n---\\nthreshold: lost==0 | has a second document, line 3; leave
                    seed: 7\\n---\\n | has a second document
                    seed: 7\\n] | is no YAML
                    seed: 7\\n* : 8 | is no YAML
                    """)
    void shouldSayInOneLineWhatIsWrong(String content, String reason) throws IOException {
        Outcome outcome = Outcome.of("run", "--config", file(content).toString());
        assertAll(
                () -> assertEquals(2, outcome.exitCode(), outcome.err()),
                () -> assertTrue(outcome.err().contains(reason), outcome.err()),
                () -> assertEquals(1, outcome.err().lines().count(), outcome.err()));
    }

    /** Of which YAML would make other numbers, or none. */
    @Test
    void shouldTakeNumbersAsTheCommandLineDoes() throws IOException {
        assertArrayEquals(
                new String[] {"run", "--seed=010", "--components=0x20", "--config", "FILE"},
                expanded("---\nseed: 010\ncomponents: 0x20\n...\n"));
    }

    private String[] expanded(String content) throws IOException {
        String file = file(content).toString();
        String[] all = ConfigFile.expanded(Stress.commandLine(), "run", "--config", file);
        all[all.length - 1] = all[all.length - 1].replace(file, "FILE");
        return all;
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        Outcome outcome = Outcome.of("run", "--config", temporary.resolve("none").toString());
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("none: is not there"), outcome.err());
    }
}
