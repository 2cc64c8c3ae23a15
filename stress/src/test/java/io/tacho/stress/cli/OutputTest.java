package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a result goes besides its folder. */
class OutputTest {
    @TempDir private Path temporary = Path.of("");

    private String[] run(String... more) {
        return RunArguments.of(temporary.resolve("run"), 10, "200ms")
                .with("--scenario", "ping-pong", "--warmup", "0s", "--rate", "5k", "--no-progress")
                .with(more)
                .toArray();
    }

    @Test
    void shouldWriteEachKindWhereItIsAskedFor() throws IOException {
        Path json = temporary.resolve("copy.json");
        Path lines = temporary.resolve("copy.csv");
        Outcome outcome = Outcome.of(run("--out", "json=" + json, "--out", "csv=" + lines));
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertFalse(outcome.out().contains("\u001b"), "no colour where there is no terminal");
        assertEquals(-1, Files.mismatch(temporary.resolve("run/result.json"), json));
        assertEquals(-1, Files.mismatch(temporary.resolve("run/series.csv"), lines));
    }

    /** Behind what is there already: of this run, and of others. */
    @Test
    void shouldWriteToStdoutWhereThatIsAFile() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/stdout")), "there is no such device");
        Path lines = Files.writeString(temporary.resolve("lines"), "an earlier line\n");
        try (StressProcess run =
                StressProcess.startAppending(lines, run("-q", "--out", "json=/dev/stdout"))) {
            assertEquals(0, run.exitCode(), run::output);
            assertEquals(
                    "an earlier line\n" + Files.readString(temporary.resolve("run/result.json")),
                    run.output());
        }
    }

    /** It must stay a link. */
    @Test
    void shouldWriteWhereALinkLeadsTo() throws IOException {
        Path target = Files.createFile(temporary.resolve("target.json"));
        Path link = Files.createSymbolicLink(temporary.resolve("link.json"), target);
        Outcome outcome = Outcome.of(run("--out", "json=" + link));
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(-1, Files.mismatch(temporary.resolve("run/result.json"), target));
    }

    @Test
    void shouldColourWhatWasAskedOnlyWhereThatIsAskedFor() {
        String[] run = run("--threshold", "lost==0", "--color", "always");
        Outcome coloured = Outcome.of(run);
        assertTrue(
                Pattern.compile("\u001b\\[[0-9;]+m✓\u001b\\[[0-9;]*m lost==0")
                        .matcher(coloured.out())
                        .find(),
                coloured.out());
    }

    /** A device that is always full, and must still be there afterwards. */
    @Test
    void shouldSayInOneLineThatADiskIsFull() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && Files.isWritable(full), "only Linux has such a device");
        Outcome outcome = Outcome.of(run("--out", "html=" + full));
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("No space left on device"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.out().contains("response"), "the table comes before the files");
        assertTrue(Files.exists(temporary.resolve("run/report.html")));
        assertFalse(Files.isRegularFile(full));
    }

    /** Of three gigabytes, none of which is on the disk. */
    @Test
    void shouldSayInOneLineThatThereIsTooLittleMemory() throws IOException {
        Path large = temporary.resolve("large.json");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        Outcome outcome = Outcome.of("compare", large.toString(), large.toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("needs more memory than it may have"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    /** As {@code head} does when it has seen enough. */
    @Test
    void shouldEndByItselfWhenNobodyReadsItsOutput() throws IOException, InterruptedException {
        try (StressProcess run = StressProcess.startUnread(run())) {
            assertEquals(0, run.exitCode());
        }
        assertTrue(Files.exists(temporary.resolve("run/report.html")));
    }
}
