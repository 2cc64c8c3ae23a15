package io.tacho.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessStartTest {
    private static final Path SLEEP = Path.of("/bin/sleep");

    @TempDir private Path folder;

    /** A name stands in the middle of what the kernel tells, and tells fields of its own here. */
    @ParameterizedTest
    @ValueSource(strings = {"sleep", "a b", "a) S 1 1", "((", ") 1 2 3 (\u00e9"})
    void shouldBeOfTheProcessWhateverItsName(String name) throws Exception {
        assumeTrue(Files.exists(ProcessStart.PROC) && Files.isExecutable(SLEEP));
        Path program = Files.createSymbolicLink(folder.resolve(name), SLEEP);
        Process process = new ProcessBuilder(program.toString(), "60").start();
        try {
            ProcessStart own = start(ProcessHandle.current());
            ProcessStart started = start(process.toHandle());
            assertTrue(started.ticks() >= own.ticks(), started + " is before " + own);
            assertEquals(own.boot(), started.boot());
            assertTrue(started.mayBe(start(process.toHandle())));
            Process later = new ProcessBuilder(SLEEP.toString(), "60").start();
            try {
                assertTrue(start(later.toHandle()).ticks() >= started.ticks());
            } finally {
                later.destroyForcibly().waitFor();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static ProcessStart start(ProcessHandle process) {
        ProcessStart start = ProcessStart.of(process, ProcessStart.PROC);
        assertTrue(start.ticks() > 0 && start.boot() != 0, start.toString());
        return start;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 (java",
                "1 (java) S 1 2 3",
                "1 (java) S 1 1 1 a b c d e f g h i j k l m n o p"
            })
    void shouldGoByTheWallClockWhereTheKernelTellsNothing(String stat) throws IOException {
        ProcessHandle own = ProcessHandle.current();
        Path process = Files.createDirectory(folder.resolve(String.valueOf(own.pid())));
        Files.writeString(process.resolve("stat"), stat);

        ProcessStart start = ProcessStart.of(own, folder);

        assertEquals(0, start.ticks());
        assertEquals(own.info().startInstant().orElseThrow().toEpochMilli(), start.millis());
    }

    @Test
    void shouldTellProcessesApartByTicksAndOnlyWithoutByTheWallClock() {
        ProcessStart start = new ProcessStart(100, 7, 1_000_000);
        assertTrue(start.mayBe(new ProcessStart(100, 7, 5_000_000)), "the clock was set");
        assertFalse(start.mayBe(new ProcessStart(101, 7, 1_000_010)));
        assertFalse(start.mayBe(new ProcessStart(100, 8, 1_000_000)), "started again since");
        assertTrue(start.mayBe(new ProcessStart(0, 0, 1_000_000)));
        assertFalse(start.mayBe(new ProcessStart(0, 0, 5_000_000)));
        assertTrue(start.mayBe(new ProcessStart(0, 0, 0)), "nothing is known");
    }
}
