package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    @TempDir private Path temporary = Path.of("");

    private Path wanted() {
        return temporary.resolve("runs").resolve("20261124-101500-mixed");
    }

    /** Not closed, as by somebody who is at work. */
    private Path make() {
        return ResultFolder.make(wanted()).path();
    }

    @Test
    void shouldNumberThoseThatBeginWithinTheSameSecond() {
        assertEquals(
                List.of(
                        "20261124-101500-mixed",
                        "20261124-101500-mixed-2",
                        "20261124-101500-mixed-3"),
                IntStream.range(0, 3).mapToObj(i -> make().getFileName().toString()).toList());
        assertTrue(Files.isDirectory(wanted()));
    }

    @Test
    void shouldGiveEachOneOfItsOwnAlsoAtTheSameTime() {
        Set<Path> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100).parallel().forEach(i -> made.add(make()));
        assertEquals(100, made.size());
    }

    @Test
    void shouldTakeAwayWhatNothingHasComeInto() throws IOException {
        try (ResultFolder made = ResultFolder.make(wanted());
                ResultFolder named = ResultFolder.of(temporary.resolve("named"), wanted())) {
            Files.createDirectory(named.path());
            assertTrue(made.isEmpty());
            assertTrue(Files.isDirectory(made.path()));
        }
        assertFalse(Files.exists(wanted()));
        assertFalse(Files.exists(temporary.resolve("named")));
    }

    @Test
    void shouldKeepWhatHasComeAndWhatWasThereBefore() throws IOException {
        Path there = Files.createDirectory(temporary.resolve("there"));
        try (ResultFolder made = ResultFolder.make(wanted());
                ResultFolder named = ResultFolder.of(there, wanted())) {
            Files.createFile(made.path().resolve("jmh.log"));
            assertFalse(made.isEmpty());
            assertTrue(named.isEmpty());
        }
        assertTrue(Files.exists(wanted().resolve("jmh.log")));
        assertTrue(Files.isDirectory(there));
    }

    @Test
    void shouldSayThatAFolderCannotBeMade() throws IOException {
        Files.createFile(temporary.resolve("runs"));
        StressException refused = assertThrows(StressException.class, this::make);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.toString().contains("can't be made"), refused::toString);
    }
}
