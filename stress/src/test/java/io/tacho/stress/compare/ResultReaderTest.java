package io.tacho.stress.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tacho.profiling.stats.Demands;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.load.Rate;
import io.tacho.stress.run.JournalSetting;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.run.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultReaderTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldReadBackWhatTheSuiteWrote() throws IOException {
        BenchFiles written = new BenchFiles().with("tell", 100);
        Path folder = written.write(temporary.resolve("bench"));
        ResultSet read = ResultReader.read(folder);

        assertEquals(folder, read.folder());
        assertEquals(BenchFiles.MACHINE, read.environment());
        assertEquals(7, read.figures().get(0).scores().size());
        assertEquals("cores any, batches of 100", read.figures().get(0).condition());
    }

    @Test
    void shouldSayThatASuiteIsOfAnotherVersion() throws IOException {
        Path folder = new BenchFiles().with("tell", 100).write(temporary.resolve("bench"));
        Path file = folder.resolve("bench.json");
        JsonNode tree = Objects.requireNonNull(ResultJson.read(Files.readString(file)));
        ((ObjectNode) tree).put("version", 1);
        Files.writeString(file, tree.toString());

        String said =
                file
                        + " is no result that can be compared (it is of version 1, and this one"
                        + " reads 2: measure again)";
        assertEquals(
                said,
                assertThrows(StressException.class, () -> ResultReader.read(folder)).getMessage());
        assertEquals(
                said,
                assertThrows(StressException.class, () -> ResultReader.readBench(folder))
                        .getMessage());
    }

    @Test
    void shouldPutRunsTogetherWhenAFolderHoldsSeveral() throws IOException {
        RunResult run = run();
        for (String name : new String[] {"one", "two", "three"}) {
            Path folder = Files.createDirectories(temporary.resolve("runs").resolve(name));
            Files.write(folder.resolve("result.json"), ResultJson.write(run));
        }
        ResultSet read = ResultReader.read(temporary.resolve("runs"));

        assertEquals(3, read.figures().get(0).scores().size());
        assertTrue(read.subject().startsWith("ping-pong, 200 components"), read.subject());
        assertEquals(
                "can't tell: needs n >= 7",
                ResultComparison.of(read, read, Demands.DEFAULT).lines().get(0).verdict().text());
    }

    private RunResult run() {
        return Runs.run(
                Runs.options(temporary.resolve("made"), "ping-pong", Rate.MAX, JournalSetting.OFF));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"interrupted\" : false', '\"interrupted\" : true', it was stopped before its time",
        "'\"lost\" : 0', '\"lost\" : 3', 3 messages were lost",
        "'\"checks\" : [ ]', '\"checks\" : [ \"rallies: 1 of 2\" ]', rallies: 1 of 2",
    })
    void shouldNotTakeARunForAMeasurementThatWentWrong(String right, String wrong, String reason)
            throws IOException {
        String written = new String(ResultJson.write(run()), StandardCharsets.UTF_8);
        assertTrue(written.contains(right), written);
        Path folder = Files.createDirectories(temporary.resolve("runs").resolve("1"));
        Path file = Files.writeString(folder.resolve("result.json"), written.replace(right, wrong));

        for (Path each : List.of(file, folder, temporary.resolve("runs"))) {
            assertEquals(
                    file + " is no result that can be compared (" + reason + ")",
                    assertThrows(StressException.class, () -> ResultReader.read(each))
                            .getMessage());
        }
    }

    @Test
    void shouldNotPutRunsOfTwoMachinesTogether() throws IOException {
        String written = new String(ResultJson.write(run()), StandardCharsets.UTF_8);
        Path runs = temporary.resolve("runs");
        String[] contents = {written, written.replaceFirst("\"cpu\" : \"", "$0Another ")};
        for (int i = 0; i < contents.length; i++) {
            Path folder = Files.createDirectories(runs.resolve(Integer.toString(i)));
            Files.writeString(folder.resolve("result.json"), contents[i]);
        }
        StressException refused =
                assertThrows(StressException.class, () -> ResultReader.read(runs));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("and on Another "),
                refused::getMessage);
    }

    /** Which has other members besides those that are compared. */
    @Test
    void shouldReadTheResultOfAnotherVersion() throws IOException {
        RunResult run = run();
        String written = new String(ResultJson.write(run), StandardCharsets.UTF_8);
        Path file =
                Files.writeString(
                        temporary.resolve("result.json"),
                        written.replace("\"resources\"", "\"somethingElse\""));

        assertEquals(
                run.latency().response().p99(), ResultReader.read(file).figures().get(1).median());
    }

    @Test
    void shouldSayWhatIsMissingWhenAFileIsCut() throws IOException {
        Path folder = new BenchFiles().with("tell", 100).write(temporary.resolve("bench"));
        Path file = folder.resolve("bench.json");
        Files.writeString(file, Files.readString(file).replace("\"startedAt\"", "\"begun\""));

        StressException refused =
                assertThrows(StressException.class, () -> ResultReader.read(folder));

        assertEquals(1, refused.exitCode());
        assertTrue(refused.toString().contains("startedAt"), refused.toString());
    }

    @Test
    void shouldRefuseAFileThatIsNoResult() throws IOException {
        Path file = Files.writeString(temporary.resolve("a.json"), "{\"cut");

        assertThrows(StressException.class, () -> ResultReader.read(file));
    }

    /** In a file that somebody edited: it is read where null may be, or refused in one line. */
    @Test
    void shouldRefuseNullWhereThereHasToBeSomething() throws IOException {
        Path folder = new BenchFiles().with("tell", 100).write(temporary.resolve("bench"));
        ResultSet whole = ResultReader.read(folder);
        Path file = folder.resolve("bench.json");
        JsonNode tree = Objects.requireNonNull(ResultJson.read(Files.readString(file)));
        int refused = 0;
        for (JsonPointer each : members(JsonPointer.empty(), tree)) {
            JsonNode changed = tree.deepCopy();
            ((ObjectNode) changed.at(each.head())).putNull(each.last().getMatchingProperty());
            Files.writeString(file, changed.toString());
            try {
                ResultComparison.of(ResultReader.read(folder), whole, Demands.DEFAULT);
            } catch (StressException e) {
                refused++;
                assertEquals(1, e.toString().lines().count(), e.toString());
            }
        }
        assertTrue(refused > 10, "only " + refused);
    }

    /** All there are, of lists those of the first element. */
    private static List<JsonPointer> members(JsonPointer at, JsonNode node) {
        List<JsonPointer> found = new ArrayList<>();
        if (node.isArray() && !node.isEmpty()) {
            found.addAll(members(at.appendIndex(0), node.get(0)));
        }
        node.properties()
                .forEach(
                        member -> {
                            JsonPointer pointer = at.appendProperty(member.getKey());
                            found.add(pointer);
                            found.addAll(members(pointer, member.getValue()));
                        });
        return found;
    }
}
