package io.tacho.stress.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.Permissions;
import io.tacho.stress.StressException;
import io.tacho.stress.load.Rate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir private Path temporary = Path.of("");

    @BeforeEach
    void assumePermissions() {
        Permissions.assumeKept(temporary);
    }

    @Test
    void shouldBeItsOwnersAloneWithAllThatIsInIt() throws IOException {
        Path folder = temporary.resolve("runs").resolve("run");
        Path journal = temporary.resolve("elsewhere").resolve("journal");
        Runs.run(
                Runs.options(
                        folder,
                        "ping-pong",
                        Rate.parse("5k"),
                        new JournalPlan(JournalSetting.FULL, 0, false, journal, null)));
        for (Path place : List.of(folder, journal)) {
            assertEquals("rwx------", Permissions.of(place));
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    assertEquals("rw-------", Permissions.of(file), file.toString());
                }
            }
        }
    }

    @Test
    void shouldKeepAlsoItsLogsForItsOwner() throws IOException {
        try (RunFolder folder = RunFolder.create(temporary.resolve("run"))) {
            try (PrintStream log = folder.newLog("jmh.log")) {
                log.print("\u00b5s");
            }
            assertEquals("rw-------", Permissions.of(folder.file("jmh.log")));
            assertEquals("\u00b5s", Files.readString(folder.file("jmh.log")));
            assertThrows(StressException.class, () -> folder.newLog("jmh.log"));
        }
    }

    @Test
    void shouldRefuseAFolderThatAnotherRunHasFilledInTheMeantime() throws IOException {
        Path path = temporary.resolve("run");
        try (RunFolder other = RunFolder.create(path)) {
            Files.createFile(other.file(RunFolder.RESULT));
        }
        StressException refused =
                assertThrows(StressException.class, () -> RunFolder.lock(path).close());
        assertTrue(refused.toString().contains("is not empty"), refused::toString);
        assertArrayEquals(new String[] {RunFolder.RESULT}, path.toFile().list());
    }

    /**
     * Another run has made its lock and not locked it yet, or has unlocked it and is about to
     * delete it: who locked that file, too, would hold one that is not there any more.
     */
    @Test
    void shouldNotTakeTheLockFileOfAnotherRun() throws IOException {
        Path path = Files.createDirectory(temporary.resolve("run"));
        Path lock = Files.createFile(path.resolve("run.lock"));
        StressException refused =
                assertThrows(StressException.class, () -> RunFolder.lock(path).close());
        assertTrue(refused.toString().contains("taken by another run"), refused::toString);
        assertTrue(Files.exists(lock));
    }

    @Test
    void shouldLeaveAFolderAsItIsThatIsThere() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("run"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        RunFolder.create(folder).close();
        assertEquals("rwxr-x---", Permissions.of(folder));
    }
}
