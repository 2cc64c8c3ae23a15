package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every command that a document or a help text shows is one: its options exist, its values fit. */
class ShownCommandsTest {
    static List<ShownCommand> inDocuments() throws IOException {
        List<ShownCommand> commands = new ArrayList<>();
        for (Path document : ShownCommand.documents()) {
            ShownCommand.in(document).stream().filter(ShownCommand::isWhole).forEach(commands::add);
        }
        return commands;
    }

    static Stream<ShownCommand> inHelp() {
        return Stream.concat(
                        Stream.of(Stress.commandLine()),
                        Stress.commandLine().getSubcommands().values().stream())
                .flatMap(ShownCommandsTest::inFooter);
    }

    private static Stream<ShownCommand> inFooter(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  stress "))
                .map(
                        line ->
                                new ShownCommand(
                                        command.getCommandName() + " --help",
                                        ShownCommand.words(line.substring("  stress ".length()))));
    }

    @ParameterizedTest
    @MethodSource({"inDocuments", "inHelp"})
    void shouldBeAsShown(ShownCommand shown) {
        String command = shown.arguments().get(0);
        assertNotNull(
                Stress.commandLine().getSubcommands().get(command),
                () -> "there is no command " + command);
        Stress.commandLine().parseArgs(shown.arguments().toArray(String[]::new));
    }

    /** In docs/load.md. */
    @Test
    void shouldBeAConfigurationFileAsShown(@TempDir Path temporary) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "load.md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        Path file =
                Files.writeString(
                        temporary.resolve("nightly.yaml"),
                        page.substring(begin, page.indexOf("```", begin)));
        CommandLine line = Stress.commandLine();
        line.parseArgs(ConfigFile.expanded(line, "run", "--config", file.toString()));
    }

    @Test
    void shouldFindCommandsAsAShellReadsThem() {
        assertEquals(
                List.of("run", "--threshold", "p(99)<1ms", "--seed", "1"),
                ShownCommand.words("run --threshold 'p(99)<1ms' --seed 1   # why"));
        assertEquals(List.of("run", "--seed", "1"), ShownCommand.words("run --seed 1; done"));
        assertEquals(List.of("analyze", "runs/1"), ShownCommand.words("analyze runs/<run> | head"));
    }

    @Test
    void shouldNoticeAnOptionThatIsNone() {
        assertThrows(
                ParameterException.class,
                () -> Stress.commandLine().parseArgs("run", "--no-such-option"));
    }
}
