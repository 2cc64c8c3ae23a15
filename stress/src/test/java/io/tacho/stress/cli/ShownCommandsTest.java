package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ResultJson;
import io.tacho.stress.report.SyntheticSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Documents show only what works. A shell reads their commands; {@code stress} takes those that are
 * its own, and those of its help, and executes the documents', cut short. What else they call is
 * read only, because it builds what is being tested, or clones, mounts and kills.
 */
class ShownCommandsTest {
    /** Tested here, by ShownCodeTest, by ReadmeTest and by ShownOutputTest. */
    private static final Set<String> TESTED = Set.of("sh", "yaml", "java", "xml", "text");

    /** Nothing to be run; FormatDocumentTest reads payloads by the grammar. */
    private static final Set<String> LOOKED_AT = Set.of("a drawing", "a grammar");

    private static final String CONFIGURATION = "file: nightly.yaml";

    /** The length of a stage of load. */
    private static final Pattern STAGE = Pattern.compile("\\b\\d+[smh]:");

    private static final Pattern RATE = Pattern.compile("^\\d+k$");

    /** What a command is told in the place of what would take a reader's time, or besides. */
    private static final Map<String, String> SHORTER =
            Map.of(
                    "run",
                    "--components 110 --warmup 0s --duration 500ms",
                    "max",
                    "--components 110 --warmup 0s --window 100ms --start 10 --threshold p(99)<1ns",
                    "top",
                    "--interval 100ms --count 1",
                    "profile",
                    "--duration 500ms");

    @TempDir private Path folder = Path.of("");

    static List<ShownBlock> blocks() throws IOException {
        return ShownBlock.all();
    }

    /** What documents and help say of {@code stress}. */
    static Stream<ShownCommand> commands() throws IOException {
        return Stream.concat(inDocuments("stress").stream(), inHelp().stream());
    }

    static List<ShownCommand> builds() throws IOException {
        return inDocuments("mvn");
    }

    private static List<ShownCommand> inDocuments(String program) throws IOException {
        List<ShownCommand> commands = new ArrayList<>();
        for (Path document : ShownBlock.documents()) {
            commands.addAll(ShownCommand.in(document));
        }
        return commands.stream().filter(each -> each.program().equals(program)).toList();
    }

    private static List<ShownCommand> inHelp() throws IOException {
        List<ShownCommand> commands = new ArrayList<>();
        List<CommandLine> all = new ArrayList<>(Stress.commandLine().getSubcommands().values());
        all.add(Stress.commandLine());
        for (CommandLine each : all) {
            for (String line : each.getCommandSpec().usageMessage().footer()) {
                if (line.startsWith("  stress ")) {
                    // As it is printed: it is a format.
                    String printed = line.formatted();
                    commands.addAll(ShownCommand.of(each.getCommandName() + " --help", printed));
                }
            }
        }
        return commands.stream().filter(each -> each.program().equals("stress")).toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldHaveATestForEachBlock(ShownBlock block) {
        if (block.language().equals("mermaid") || LOOKED_AT.contains(block.about())) {
            return;
        }
        assertTrue(TESTED.contains(block.language()), "name the block's language");
        boolean isOutput = block.about().startsWith(ShownOutputTest.OUTPUT);
        assertEquals(block.language().equals("text"), isOutput, "say whose output it is");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldBeAsShown(ShownCommand shown) {
        Stress.commandLine().parseArgs(shown.arguments().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void shouldBuildWhatIsThere(ShownCommand shown) throws IOException {
        StringBuilder poms = new StringBuilder();
        for (String module : List.of("", "runtime", "journal", "profiling")) {
            poms.append(Files.readString(ShownBlock.ROOT.resolve(module).resolve("pom.xml")));
        }
        String before = "";
        for (String argument : shown.arguments()) {
            if (argument.startsWith("-P")) {
                assertTrue(poms.indexOf("<id>" + argument.substring(2) + "</id>") > 0, argument);
            }
            if (before.equals("-pl")) {
                assertTrue(Files.isDirectory(ShownBlock.ROOT.resolve(argument)), argument);
            }
            before = argument;
        }
    }

    @Test
    void shouldBeAConfigurationFileAsShown() throws IOException {
        Path file = Files.writeString(folder.resolve("nightly.yaml"), configuration());
        CommandLine line = Stress.commandLine();
        line.parseArgs(ConfigFile.expanded(line, "run", "--config", file.toString()));
    }

    private static String configuration() throws IOException {
        return ShownBlock.all().stream()
                .filter(block -> block.about().equals(CONFIGURATION))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void shouldDoWhatTheyAreShownFor() throws IOException, InterruptedException {
        prepare();
        try (StressProcess goingOn =
                StressProcess.startIn(
                        folder,
                        folder.resolve("going-on.txt"),
                        "run",
                        "--rate",
                        "1k",
                        "--warmup",
                        "0s",
                        "--duration",
                        "1h",
                        "--run-dir",
                        "runs/20261129-101500-mixed")) {
            goingOn.awaitOutput("run …");
            executeAll(shortened(goingOn.pid()));
        }
        for (String written : List.of("report.html", "build/stress.xml", "docs/benchmarks")) {
            assertTrue(Files.exists(folder.resolve(written)), written);
        }
    }

    /** What documents speak of as if it were there. */
    private void prepare() throws IOException {
        byte[] suite = ResultJson.write(new SyntheticSuite().whole(7));
        Files.write(directory("bench/1").resolve("bench.json"), suite);
        Files.write(directory("bench/20261128-101500").resolve("bench.json"), suite);
        Files.write(directory("baselines").resolve("main.json"), suite);
        Path jar = directory("docs/example/target").resolve("shop-1.jar");
        ExampleJar.build(jar);
        Files.copy(jar, folder.resolve("my.jar"));
        String configuration = STAGE.matcher(configuration()).replaceAll("100ms:");
        Files.writeString(folder.resolve("nightly.yaml"), configuration);
        directory("build");
        directory("runs");
        for (String recorded : List.of("before", "after", "runs/20261124-101500-mixed")) {
            Files.createSymbolicLink(folder.resolve(recorded), folder.resolve("runs/1"));
        }
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** First the run that documents call theirs, then their commands, in their order. */
    private static List<List<String>> shortened(String pid) throws IOException {
        Map<String, String> own =
                Map.of(
                        ShownCommand.PID,
                        pid,
                        "my.Scenario",
                        "shop.Shop",
                        "1.25s",
                        "100ms",
                        "1.5s",
                        "200ms");
        Set<Set<String>> seen = new HashSet<>();
        return Stream.concat(
                        Stream.of(List.of("run", "--rate", "5k", "--run-dir", "runs/1")),
                        inDocuments("stress").stream().map(ShownCommand::arguments))
                // Takes an hour, and there is no shorter one.
                .filter(words -> !words.get(0).equals("self-test"))
                // Once round a loop will do.
                .filter(words -> words.stream().noneMatch(word -> word.matches(".*/[2-7]")))
                .map(words -> shorter(words.stream().map(w -> own.getOrDefault(w, w)).toList()))
                .filter(words -> seen.add(new HashSet<>(words)))
                .toList();
    }

    private static List<String> shorter(List<String> shown) {
        List<String> words = new ArrayList<>(shown);
        words.replaceAll(word -> STAGE.matcher(word).replaceAll("100ms:"));
        words.replaceAll(word -> RATE.matcher(word).replaceAll("5k"));
        String[] options = SHORTER.getOrDefault(words.get(0), "").split(" ");
        // What is added to a run has no system of its own.
        boolean added = words.contains("--attach");
        for (int i = 0; i + 1 < options.length; i += 2) {
            if (!added || options[i].equals("--duration")) {
                set(words, options[i], options[i + 1]);
            }
        }
        if (words.contains("--stage") || words.contains("--config")) {
            // The stages say how long.
            int duration = words.indexOf("--duration");
            words.subList(duration, duration + 2).clear();
        }
        if (words.get(0).equals("bench") && !words.contains("--from")) {
            // Takes minutes to hours: what it would measure.
            words.remove("--list");
            words.add("--list");
        }
        return words;
    }

    private static void set(List<String> words, String option, String value) {
        int at = words.indexOf(option);
        if (at < 0) {
            words.addAll(List.of(option, value));
        } else {
            words.set(at + 1, value);
        }
    }

    private void executeAll(List<List<String>> commands) throws IOException, InterruptedException {
        Files.write(
                folder.resolve("commands"),
                commands.stream().map(words -> String.join("\t", words)).toList());
        try (StressProcess session =
                StressProcess.startIn(
                        folder, folder.resolve("session.txt"), CommandsInTurn.class, "commands")) {
            assertEquals(0, session.exitCode(), session::output);
            List<String> ended =
                    session.output().lines().filter(line -> line.matches("\\d+ \\S.*")).toList();
            assertEquals(
                    commands.stream().map(words -> String.join(" ", words)).toList(),
                    ended.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
            List<String> failed = ended.stream().filter(line -> !isFine(line)).toList();
            assertEquals(List.of(), failed, session::output);
        }
    }

    /** A threshold may be crossed where others use the machine. */
    private static boolean isFine(String ended) {
        return ended.startsWith("0 ")
                || ended.startsWith("99 ") && ended.matches(".* --(threshold|config) .*");
    }

    @Test
    void shouldReadCommandsAsAShellDoes() throws IOException {
        assertEquals(
                List.of(List.of("stress", "run", "--seed", "1"), List.of("jq", ".a b")),
                Rehearsal.of("for i in 1; do bin/stress run --seed $i; done; jq '.a b' # why"));
        assertThrows(AssertionError.class, () -> Rehearsal.of("stress run --threshold p(99)<1ms"));
        assertThrows(AssertionError.class, () -> Rehearsal.of("no-such-program"));
    }

    @Test
    void shouldNoticeAnOptionThatIsNone() {
        assertThrows(
                ParameterException.class,
                () -> Stress.commandLine().parseArgs("run", "--no-such-option"));
    }
}
