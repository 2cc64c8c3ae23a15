package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Every way to get it wrong: one line that says what, the right exit code, nothing left behind. */
class CommandLineTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldNameAllSignalsWhereverItNamesTheExitCodeOfThem() throws IOException {
        CommandLine stress = Stress.commandLine();
        List<String> texts = new ArrayList<>(List.of(stress.getUsageMessage()));
        stress.getSubcommands().values().forEach(each -> texts.add(each.getUsageMessage()));
        for (Path document : ShownBlock.documents()) {
            texts.add(Files.readString(document));
        }
        for (String text : texts) {
            String line = text.replaceAll("\\s+", " ");
            assertEquals(
                    line.split("; 130 |, 130 ", -1).length,
                    line.split(" " + Interruption.EXIT_CODE, -1).length,
                    text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run --componets 10 | 2 | --componets
                    run --components 0 | 2 | --components: 1 to 10000000
                    run --components -3 | 2 | --components
                    run --components 99999999999 | 2 | --components
                    run --components many | 2 | --components
                    run --rate 0 | 2 | rate
                    run --rate fast | 2 | is no rate
                    run --rate -1k | 2 | rate
                    run --duration 0s | 2 | --duration
                    run --duration 10 | 2 | is no duration
                    run --duration 10parsecs | 2 | is no duration
                    run --warmup soon | 2 | is no duration
                    run --duration 999h | 2 | more than 7 days
                    run --workers 0 | 2 | --workers
                    run --workers 5000 | 2 | --workers
                    run --in-flight 0 --rate max | 2 | --in-flight
                    run --in-flight 5 | 2 | --in-flight is for --rate max
                    run --stage 30s | 2 | is no stage
                    run --stage 30:100k | 2 | is no duration
                    run --stage 0s:100k | 2 | have no operation
                    run --stage 30s:fast | 2 | is no rate
                    run --stage 30s:max | 2 | max has no schedule
                    run --stage 30s:0 | 2 | have no operation
                    run --stage 30s:10k --duration 30s | 2 | leave one out
                    run --stage 30s:10k --rate max | 2 | leave one out
                    run --arrivals poisson --rate max | 2 | leave one out
                    run --arrivals random | 2 | there are even, poisson and burst:N
                    run --arrivals burst:1 | 2 | 2 to 1000000
                    run --arrivals burst:x | 2 | there are even
                    run --threshold p99<1ms | 2 | is no threshold
                    run --threshold p(99) | 2 | is no threshold
                    run --threshold p(99)<fast | 2 | is not a time
                    run --threshold p(99)<50 | 2 | is not a time with its unit
                    run --threshold p(101)<1ms | 2 | a percentile is 0 to 100
                    run --threshold latency:lost==0 | 2 | there is no 'lost'
                    run --threshold losses==0 | 2 | there is no 'losses'
                    run --threshold rate>50us | 2 | is not a rate
                    run --threshold lost:max<1ms | 2 | there is no 'lost' here
                    run --threshold latency{type=Ordr}:p(99)<1ms | 2 | has no message type 'Ordr'; it has
                    run --threshold latency{kind=Order}:p(99)<1ms | 2 | is no threshold
                    run --out pdf=report.pdf | 2 | names no output
                    run --out html= | 2 | names no output
                    run --out html=does/not/exist/x.html | 1 | there is no folder
                    run --attach does/not/exist | 1 | there is no counters file
                    run --attach . --rate max | 2 | --rate max has none
                    run --baseline no-such-one | 2 | there is no baseline 'no-such-one'
                    run --save-baseline ../up | 2 | is no name of a baseline
                    run --color blue | 2 | --color
                    run --abort-on-fail | 2 | there is no --threshold
                    run --scenario java.lang.String | 2 | is no scenario
                    run --scenario io.tacho.None | 2 | there is no 'io.tacho.None'
                    run --jar no/such.jar --scenario x | 2 | no/such.jar is not there
                    run --config no/such.yaml | 2 | is not there
                    --debug run --config no/such.yaml | 2 | is not there
                    --color never run --config=no/such.yaml | 2 | is not there
                    run --scenario trading --components 15 | 2 | trading needs at least 16
                    run --journal sometimes | 2 | --journal
                    run --journal-max-size 8x | 2 | is no size
                    run --journal-max-size 1m | 2 | need at least
                    run --journal off --sync | 2 | mean nothing with --journal off
                    run --journal off --journal-dir x | 2 | mean nothing with --journal off
                    run --journal off --journal-append inline | 2 | mean nothing with --journal off
                    run --journal-append both | 2 | --journal-append
                    run --profile gpu | 2 | --profile
                    run --scenario nonsense | 2 | there are mixed
                    run --seed pi | 2 | --seed
                    run extra | 2 | extra
                    max --start max | 2 | max is what is looked for
                    max --start fast | 2 | is no rate
                    max --window 0s | 2 | a run of no length
                    max --confirm 0s | 2 | a run of no length
                    max --precision 0.1% | 2 | --precision: 1% to 100%
                    max --precision fine | 2 | is no percentage
                    max --threshold p99 | 2 | is no threshold
                    max --scenario nonsense | 2 | there are mixed
                    max --journal-dir elsewhere | 2 | a journal for each trial
                    max --rate 10k | 2 | --rate
                    analyze | 2 | RUN
                    analyze does/not/exist | 1 | does/not/exist
                    analyze . | 1 | is no journal
                    analyze --format xml . | 2 | --format
                    analyze . --window fast | 2 | is no duration
                    analyze . --window 0s | 2 | --window
                    analyze . --from 2s --until 1s | 2 | --until
                    analyze . --by colour | 2 | --by
                    analyze . --out pdf=report.pdf | 2 | names no output
                    analyze . --out html= | 2 | names no output
                    export | 2 | RUN
                    export does/not/exist | 1 | does/not/exist
                    export . --format xml | 2 | --format
                    export . --format csv | 2 | --out
                    replay | 2 | RUN
                    replay does/not/exist | 1 | does/not/exist
                    replay . | 1 | is no journal
                    replay . --rate fast | 2 | is no pace
                    replay . --rate 0x | 2 | is no pace
                    replay . --from soon | 2 | is no duration
                    replay . --until 0:7 | 2 | is no message's id
                    replay . --loop 0 | 2 | --loop: 1 to
                    replay . --workers 0 | 2 | --workers: 1 to
                    replay . --profile gpu | 2 | --profile
                    replay . --run-dir x | 2 | means nothing without --profile
                    what-if | 2 | RUN
                    what-if does/not/exist | 1 | does/not/exist
                    what-if . | 1 | is no journal
                    what-if . --load 0x | 2 | 0.001x to 1000x
                    what-if . --load -2x | 2 | is no factor
                    what-if . --load NaNx | 2 | is no factor
                    what-if . --load 2 | 2 | is no factor
                    what-if . --faster Query | 2 | --faster
                    what-if . --faster Query=0% | 2 | more than 0 %
                    what-if . --faster Query=101% | 2 | up to 100 %
                    what-if . --faster Query=-5% | 2 | is no percentage
                    what-if . --without sleep | 2 | --without
                    what-if . --workers 0 | 2 | --workers
                    what-if . --workers 5000 | 2 | workers
                    what-if . --format xml | 2 | --format
                    profile | 2 | PID
                    profile abc | 2 | is no process id
                    profile 0 | 2 | is no process id
                    profile 99999999 | 1 | there is no process
                    profile 99999999 --event gpu | 2 | --event
                    profile 99999999 --duration 0s | 2 | --duration
                    top --sort colour | 2 | --sort
                    top --interval soon | 2 | is no duration
                    top does/not/exist | 1 | does/not/exist
                    top --count -1 | 2 | --count: 0 or more
                    top --interval 0s | 2 | more than nothing
                    run --journal-max-size 16777217t | 2 | more than there can be
                    bench --forks 1000000000 | 2 | --forks: 1 to 1000
                    bench mesage_delivry | 2 | the nearest: message_delivery_latency
                    bench *( | 2 | is no regular expression
                    bench --group colours | 2 | is no group of benchmarks: lifecycle
                    bench lookup --group topics | 2 | no benchmark matches 'lookup' in topics
                    bench --forks 0 | 2 | --forks: 1 to 1000
                    bench --forks many | 2 | --forks
                    bench --stability 1 | 2 | --stability: 2 or more
                    bench --stability 5 --quick | 2 | leave --forks and --quick out
                    bench --baseline no-such-one | 2 | there is no baseline 'no-such-one'
                    bench --save-baseline ../up | 2 | is no name of a baseline
                    bench --instructions nothing | 2 | the nearest: instructions_
                    self-test mesage_delivry | 2 | the nearest: message_delivery_latency
                    self-test --tries 0 | 2 | --tries: 1 or more
                    self-test --forks 3 | 2 | no verdict is possible
                    compare | 2 | BASE
                    compare one | 2 | NEW
                    compare no-such-one neither | 2 | there is no baseline 'no-such-one'
                    compare does/not/exist . | 2 | does/not/exist is not there
                    compare . . | 2 | holds no result
                    compare --detect 1% a b | 2 | --detect must be more than --noise
                    compare --noise some a b | 2 | is no percentage
                    compare --format xml a b | 2 | --format
                    history --in does/not/exist | 2 | no result in does/not/exist
                    bench --out pdf=report.pdf | 2 | names no output
                    bench --out json=bench.json | 2 | name another file
                    bench --from does/not/exist | 2 | holds no bench.json
                    dance | 2 | dance
                    '' | 2 | a command is missing
                    """)
    void shouldSayInOneLineWhatIsWrong(String arguments, int exitCode, String reason)
            throws IOException {
        List<Path> before = leftBehind();
        Outcome outcome = Outcome.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertAll(
                () -> assertEquals(before, leftBehind()),
                () -> assertEquals(exitCode, outcome.exitCode(), outcome.err()),
                () -> assertTrue(outcome.err().contains(reason), outcome.err()),
                () -> assertEquals(1, outcome.err().lines().count(), outcome.err()),
                () -> assertEquals("", outcome.out()));
    }

    /** What lies in the folder that the commands are given in, and in that of the runs. */
    private static List<Path> leftBehind() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder :
                List.of(Path.of("").toAbsolutePath(), Path.of("runs").toAbsolutePath())) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.sorted().forEach(found::add);
                }
            }
        }
        return found;
    }

    @Test
    void shouldRefuseARunFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Outcome outcome = Outcome.of("run", "--run-dir", file.toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("is a file, no folder"), outcome.err());
    }

    @Test
    void shouldRefuseARunFolderBelowAFile() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Outcome outcome = Outcome.of("run", "--run-dir", file.resolve("run").toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("can't be written"), outcome.err());
        assertEquals(1, outcome.err().lines().count());
    }

    @Test
    void shouldRefuseARunFolderThatHoldsSomething() throws IOException {
        Files.createFile(temporary.resolve("something"));
        Outcome outcome = Outcome.of("run", "--run-dir", temporary.toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("is not empty"), outcome.err());
        assertFalse(Files.exists(temporary.resolve("result.json")));
    }

    @Test
    void shouldRefuseARunFolderThatIsInUse() {
        Path folder = temporary.resolve("run");
        try (RunFolder used = RunFolder.create(folder)) {
            Outcome outcome = Outcome.of("run", "--run-dir", used.path().toString());
            assertEquals(1, outcome.exitCode());
            assertTrue(outcome.err().contains("is in use by another run"), outcome.err());
        }
    }

    @Test
    void shouldRefuseAJournalDirectoryThatHoldsSomething() throws IOException {
        Path directory = Files.createDirectory(temporary.resolve("somewhere"));
        Files.createFile(directory.resolve("something"));
        Outcome outcome =
                Outcome.of(
                        "run",
                        "--run-dir",
                        temporary.resolve("run").toString(),
                        "--journal-dir",
                        directory.toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("is not empty"), outcome.err());
    }

    @Test
    void shouldRefuseAFileThatIsNoJournal() throws IOException {
        Path journal = Files.createDirectories(temporary.resolve("journal").resolve("meta"));
        Files.writeString(journal.resolve("20261124L.cq4"), "this is no journal");
        Outcome outcome = Outcome.of("analyze", temporary.toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("is no journal"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void shouldListTheScenarios() {
        Outcome outcome = Outcome.of("run", "--list");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().contains("ping-pong"));
    }
}
