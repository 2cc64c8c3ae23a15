package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.reader.JournalReader;
import io.tacho.profiling.machine.CoreDistance;
import io.tacho.stress.ResultJson;
import io.tacho.stress.analyze.AnalysisOptions;
import io.tacho.stress.analyze.JournalAnalyzer;
import io.tacho.stress.analyze.Timeline;
import io.tacho.stress.capacity.Capacity;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.load.Rate;
import io.tacho.stress.replay.Errands;
import io.tacho.stress.replay.Recordings;
import io.tacho.stress.report.CapacityTable;
import io.tacho.stress.report.Emphasis;
import io.tacho.stress.report.ReplayTable;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.threshold.Threshold;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What documents show as output has the lines that are printed, one after the other, but for
 * numbers; "..." is for lines left out.
 */
class ShownOutputTest {
    /** Before whose output it is, above a block. */
    static final String OUTPUT = "output of ";

    private static final String LEFT_OUT = "\n...\n";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "-?\\d[\\d,.]*(?:[kM]|st|nd|rd|th)?"
                            + "(?: ?(?:ns|us|ms|s|B|KiB|MiB|GiB|%)(?!\\w))?");

    /** What there is to say of a run is another thing each time, but for the noise. */
    private static final Pattern TRUST =
            Pattern.compile("\ntrust .*?(\nnoise [^\n]*\n).*(?=all of it: )", Pattern.DOTALL);

    private static final Pattern CAUSE = Pattern.compile("(?m)^ +[\\d.]+ %  ([a-z' ]+)$");

    @TempDir private Path temporary = Path.of("");

    static List<ShownBlock> samples() throws IOException {
        return ShownBlock.all().stream().filter(each -> each.about().startsWith(OUTPUT)).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldBePrintedLikeThat(ShownBlock sample) throws IOException, InterruptedException {
        String command = sample.about().substring(OUTPUT.length());
        String printed = "\n" + form(printed(command)) + "\n";
        int at = 0;
        for (String part : form(sample.text()).split(Pattern.quote(LEFT_OUT))) {
            int found = printed.indexOf("\n" + part + "\n", at);
            assertTrue(found >= 0, () -> part + "\n\nis not what is printed:\n" + printed);
            at = found + part.length();
        }
    }

    private String printed(String command) throws IOException, InterruptedException {
        return switch (command) {
            case "run" -> run("--rate", "5k");
            case "analyze" -> analyze();
            case "max" -> max();
            case "replay" -> replay();
            case "top" -> top();
            default -> throw new AssertionError("no test has output of " + command);
        };
    }

    /** Lines without numbers and what hangs on them; of those that are alike then only one. */
    private static String form(String text) {
        List<String> forms = new ArrayList<>();
        String last = "";
        for (String line : TRUST.matcher(text).replaceFirst("$1").lines().toList()) {
            String form = formOf(line);
            if (!form.isEmpty() && !form.equals(last)) {
                forms.add(form);
                last = form;
            }
        }
        return String.join("\n", forms);
    }

    private static String formOf(String line) {
        return NUMBER.matcher(line)
                .replaceAll("#")
                .strip()
                .replaceAll(" +", " ")
                .replaceAll(
                        "# (?:near|far|shifted|disturbed|-) (?:held|✗.*?)( .longer.)?$",
                        "# held or not")
                .replaceAll(
                        "^cores (?:(?:near|far|shifted|disturbed) in #[ :]+)+", "cores in turns: ")
                .replaceAll("(, on|all of it:|evidence) \\S+$", "$1 #")
                .replaceAll("^# [a-z' ]+$", "# a cause")
                .replaceAll("# workers?,", "# workers,")
                .replaceAll("; (busy|between messages)$", "; at work or not")
                .replaceAll("[A-Z]\\w+ number=#", "a message");
    }

    private Path folder() {
        return temporary.resolve("run");
    }

    private String run(String... more) {
        String all = "run --components 110 --warmup 0s --duration 300ms --run-dir " + folder();
        List<String> arguments = new ArrayList<>(List.of(all.split(" ")));
        arguments.addAll(List.of(more));
        return Outcome.of(arguments.toArray(String[]::new)).out();
    }

    /** With so many operations at a time that messages wait for others. */
    private String analyze() {
        run("--rate", "max");
        return Outcome.of("analyze", folder().toString()).out();
    }

    /** The table of a search, which a test can't have find something. */
    private String max() throws IOException {
        String asked = "p(99)<1ns";
        run("--rate", "max", "--threshold", asked);
        RunResult result =
                ResultJson.read(
                        Files.readString(folder().resolve(RunFolder.RESULT)), RunResult.class);
        // What a busy machine breaks besides is left out, such as actors that it did not get to.
        List<String> broken = Trial.of(70_000, true, 95.0, result).broken().subList(0, 1);
        Trial broke = new Trial(70_000, true, figures(40, 40), broken);
        Trial held = new Trial(60_000, true, figures(40, 40), List.of());
        StringWriter out = new StringWriter();
        CapacityTable table = new CapacityTable(new PrintWriter(out), Emphasis.NONE);
        table.head(result.scenario(), result.components(), List.of(Threshold.parse(asked)));
        Trial far = new Trial(1e9, false, figures(300, 300), broken);
        Trial shifted = new Trial(1e9, false, figures(40, 300), broken);
        List<Trial> trials = List.of(far, held, broke, shifted);
        trials.forEach(table::trial);
        table.found(new Capacity(held, broke, trials), temporary);
        return out.toString();
    }

    private static Trial.Figures figures(double coresBefore, double coresAfter) {
        return new Trial.Figures(60_000, 1, 2, 3, 95.0, new CoreDistance(coresBefore, coresAfter));
    }

    /** Of a run in a process of its own. */
    private String top() throws IOException, InterruptedException {
        String all =
                "run --components 110 --rate 1k --warmup 0s --duration 1h --run-dir " + folder();
        try (StressProcess goingOn =
                StressProcess.start(temporary.resolve("going-on.txt"), all.split(" "))) {
            goingOn.awaitOutput("run …");
            String folder = folder().toString();
            return Outcome.of("top", folder, "--interval", "500ms", "--count", "1").out();
        }
    }

    private String replay() {
        Path journal =
                Recordings.record(
                        temporary.resolve("errands"),
                        new Errands(Errands.Wrong.NOTHING),
                        Rate.parse("20k"));
        StringWriter out = new StringWriter();
        new ReplayTable(new PrintWriter(out))
                .print(Recordings.replay(journal, new Errands(Errands.Wrong.ANOTHER_PAYLOAD)));
        return out.toString();
    }

    @Test
    void shouldNameCausesThatThereAre() throws IOException {
        run("--rate", "5k");
        Timeline timeline =
                new JournalAnalyzer(JournalReader.open(RunFolder.journal(folder())))
                        .analyze(new AnalysisOptions(0, Long.MAX_VALUE, 0, true))
                        .timeline();
        List<String> causes = Objects.requireNonNull(timeline).causes();
        List<String> shown =
                samples().stream()
                        .flatMap(sample -> CAUSE.matcher(sample.text()).results())
                        .map(match -> match.group(1))
                        .toList();
        assertFalse(shown.isEmpty());
        assertEquals(shown, shown.stream().filter(causes::contains).toList());
    }
}
