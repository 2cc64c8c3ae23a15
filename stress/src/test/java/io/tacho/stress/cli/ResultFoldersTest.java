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

class ResultFoldersTest {
    @TempDir private Path temporary = Path.of("");

    private Path wanted() {
        return temporary.resolve("runs").resolve("20261124-101500-mixed");
    }

    @Test
    void shouldNumberThoseThatBeginWithinTheSameSecond() {
        assertEquals(
                List.of(
                        "20261124-101500-mixed",
                        "20261124-101500-mixed-2",
                        "20261124-101500-mixed-3"),
                IntStream.range(0, 3)
                        .mapToObj(i -> ResultFolders.make(wanted()).getFileName().toString())
                        .toList());
        assertTrue(Files.isDirectory(wanted()));
    }

    @Test
    void shouldGiveEachOneOfItsOwnAlsoAtTheSameTime() {
        Set<Path> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100).parallel().forEach(i -> made.add(ResultFolders.make(wanted())));
        assertEquals(100, made.size());
    }

    @Test
    void shouldTakeAwayOnlyWhatIsEmpty() throws IOException {
        Path empty = ResultFolders.make(wanted());
        Path full = ResultFolders.make(wanted());
        Files.createFile(full.resolve("jmh.log"));
        ResultFolders.removeIfEmpty(empty);
        ResultFolders.removeIfEmpty(full);
        assertFalse(Files.exists(empty));
        assertTrue(Files.exists(full.resolve("jmh.log")));
    }

    @Test
    void shouldSayThatAFolderCannotBeMade() throws IOException {
        Files.createFile(temporary.resolve("runs"));
        StressException refused =
                assertThrows(StressException.class, () -> ResultFolders.make(wanted()));
        assertEquals(1, refused.exitCode());
        assertTrue(refused.toString().contains("can't be made"), refused::toString);
    }
}
