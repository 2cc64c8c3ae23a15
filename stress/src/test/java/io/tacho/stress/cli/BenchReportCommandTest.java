package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ResultJson;
import io.tacho.stress.report.SyntheticSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a result that is there already. */
class BenchReportCommandTest {
    @TempDir private Path temporary = Path.of("");
    private Path result = Path.of("");

    @BeforeEach
    void leaveAResult() throws IOException {
        result = Files.createDirectories(temporary.resolve("a result"));
        Files.write(result.resolve("bench.json"), ResultJson.write(new SyntheticSuite().whole(2)));
        Files.writeString(result.resolve("jmh.json"), "[1]");
    }

    @Test
    void shouldReportIntoTheFolderOfTheResultWhenNothingElseIsAsked() throws IOException {
        assertDone(bench("--from", result.toString()));

        assertTrue(text(result.resolve("report.html")).startsWith("<!DOCTYPE html>"));
        assertTrue(text(result.resolve("report.md")).contains("[bench.json](<bench.json>)"));
    }

    @Test
    void shouldReferToTheResultFromWhereverTheReportLies() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("else/where"));

        assertDone(bench("--from", result.toString(), "--out", "md=" + elsewhere.resolve("r.md")));

        assertTrue(
                text(elsewhere.resolve("r.md"))
                        .contains("[bench.json](<../../a%20result/bench.json>)"));
        assertFalse(Files.exists(result.resolve("report.md")));
    }

    @Test
    void shouldWriteJmhsResultsAndItsOwnBesideThem() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));

        assertDone(
                bench("--from", result.toString(), "--out", "json=" + elsewhere.resolve("j.json")));

        assertEquals("[1]", text(elsewhere.resolve("j.json")));
        assertEquals(text(result.resolve("bench.json")), text(elsewhere.resolve("bench.json")));
    }

    @Test
    void shouldWriteDocumentsThatNeedNothingElse() throws IOException {
        Path documents = temporary.resolve("documents");

        assertDone(bench("--from", result.toString(), "--out", "md-dir=" + documents));

        try (Stream<Path> files = Files.list(documents)) {
            assertEquals(
                    List.of(
                            "bench.json",
                            "lifecycle-and-registry.md",
                            "messaging.md",
                            "scalability-and-stress.md",
                            "summary.md"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(text(documents.resolve("summary.md")).contains("[bench.json](<bench.json>)"));
    }

    @Test
    void shouldFindOutBeforeMeasuringThatAReportCannotBeWritten() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Path run = temporary.resolve("run");
        for (String output :
                List.of(
                        "html=" + temporary.resolve("missing/r.html"),
                        "md=" + file.resolve("r.md"),
                        "html=" + result,
                        "md-dir=" + file,
                        "md-dir=" + file.resolve("d"))) {
            Outcome outcome =
                    bench("state_read_access", "--run-dir", run.toString(), "--out", output);

            assertEquals(1, outcome.exitCode(), outcome.err());
            assertTrue(outcome.err().contains("can't be written"), outcome.err());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
            assertFalse(Files.exists(run), output);
        }
    }

    @Test
    void shouldRefuseToMeasureAndToReportAgainAtOnce() {
        Outcome outcome = bench("--from", result.toString(), "--quick");

        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("--from measures nothing"), outcome.err());
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    private static Outcome bench(String... arguments) {
        return Outcome.of(
                Stream.concat(Stream.of("bench"), Stream.of(arguments)).toArray(String[]::new));
    }
}
