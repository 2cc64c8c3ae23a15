package io.tacho.stress.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.Permissions;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
    @TempDir private Path temporary = Path.of("");

    private static byte[] content(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Baselines baselines() {
        return new Baselines(temporary.resolve("baselines"));
    }

    @Test
    void shouldReplaceASuite() throws IOException {
        baselines().saveSuite("main", content("one"));
        baselines().saveSuite("main", content("two"));
        assertArrayEquals(content("two"), Files.readAllBytes(baselines().find("main")));
    }

    @Test
    void shouldKeepRunsSideBySide() throws IOException {
        baselines().addRun("main", content("one"));
        baselines().addRun("main", content("two"));
        try (Stream<Path> runs = Files.list(baselines().find("main"))) {
            assertEquals(
                    List.of("1/result.json", "2/result.json"),
                    runs.map(run -> run.getFileName() + "/result.json").sorted().toList());
        }
        assertEquals(
                "two",
                Files.readString(baselines().find("main").resolve("2").resolve("result.json")));
    }

    @Test
    void shouldBeItsOwnersAlone() throws IOException {
        Permissions.assumeKept(temporary);
        baselines().saveSuite("suite", content("one"));
        baselines().addRun("runs", content("one"));
        try (Stream<Path> all = Files.walk(temporary.resolve("baselines"))) {
            for (Path each : all.toList()) {
                assertEquals(
                        Files.isDirectory(each) ? "rwx------" : "rw-------",
                        Permissions.of(each),
                        each.toString());
            }
        }
    }

    /** As a full disk leaves it. */
    @Test
    void shouldNotTakeAnEmptyFolderForARun() throws IOException {
        Files.createDirectories(temporary.resolve("baselines").resolve("main").resolve("1"));
        assertFalse(baselines().contains("main"));
        Path runs = baselines().addRun("main", content("one"));
        assertTrue(Files.exists(runs.resolve("2").resolve("result.json")));
        assertTrue(baselines().contains("main"));
    }

    @Test
    void shouldNotMixSuitesAndRuns() {
        baselines().saveSuite("suite", content("one"));
        baselines().addRun("runs", content("one"));
        StressException notRuns =
                assertThrows(StressException.class, () -> baselines().requireRuns("suite"));
        StressException notSuite =
                assertThrows(StressException.class, () -> baselines().requireSuite("runs"));
        assertEquals(2, notRuns.exitCode());
        assertEquals(2, notSuite.exitCode());
        assertTrue(notRuns.toString().contains("is of the benchmark suite"), notRuns::toString);
        assertTrue(notSuite.toString().contains("is of runs"), notSuite::toString);
    }

    @Test
    void shouldNameThoseThatThereAre() {
        baselines().saveSuite("suite", content("one"));
        baselines().addRun("runs", content("one"));
        StressException missing =
                assertThrows(StressException.class, () -> baselines().find("other"));
        assertTrue(missing.toString().contains("there are runs, suite"), missing::toString);
    }

    /** It has the name: what is kept next must not stand beside it, and who asks is told. */
    @Test
    void shouldTakeALinkThatLeadsNowhereForASuite() throws IOException {
        baselines().addRun("runs", content("one"));
        Path link = temporary.resolve("baselines").resolve("main.json");
        Files.createSymbolicLink(link, temporary.resolve("gone"));

        assertEquals(link, baselines().find("main"));
        assertThrows(StressException.class, () -> baselines().requireRuns("main"));
        assertThrows(StressException.class, () -> ResultReader.read(link));

        baselines().saveSuite("main", content("two"));
        assertArrayEquals(content("two"), Files.readAllBytes(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../up", "a/b", "/etc/passwd", "a b", "ä", "a.json"})
    void shouldRefuseNamesThatLeadElsewhere(String name) {
        assertEquals(
                2, assertThrows(StressException.class, () -> baselines().find(name)).exitCode());
        assertThrows(StressException.class, () -> baselines().requireRuns(name));
        assertThrows(StressException.class, () -> baselines().addRun(name, content("")));
        assertThrows(StressException.class, () -> baselines().saveSuite(name, content("")));
    }
}
