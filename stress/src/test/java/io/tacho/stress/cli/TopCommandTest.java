package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopCommandTest {
    /** What the starting script says of stdout. */
    private static final String TERMINAL = "tacho.stdout.terminal";

    @TempDir private Path temporary = Path.of("");

    @AfterEach
    void clear() {
        System.clearProperty(TERMINAL);
    }

    /** As with {@code </dev/null}: the input of tests is a pipe. */
    @Test
    void shouldSayInOneLineThatOnlyItsOutputIsATerminal() {
        Path folder = temporary.resolve("run");
        String[] run =
                RunArguments.of(folder, 10, "100ms")
                        .with("--scenario", "ping-pong", "--warmup", "0s", "--rate", "5k")
                        .with("--journal", "off", "-q")
                        .toArray();
        assertEquals(0, Stress.execute(run));
        System.setProperty(TERMINAL, "true");

        Outcome outcome = Outcome.of("top", folder.toString());
        assertEquals(1, outcome.exitCode());
        assertEquals(
                "stress top: the terminal can't be used (input and output must both be one); try"
                        + " --count 1, which prints lines"
                        + System.lineSeparator(),
                outcome.err());
        assertEquals("", outcome.out());
    }
}
