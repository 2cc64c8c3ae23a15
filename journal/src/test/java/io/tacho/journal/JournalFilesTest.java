package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal has of the machine: files, mappings and threads. */
class JournalFilesTest {
    private static final Path MAPPINGS = Path.of("/proc/self/maps");
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir private Path temp;

    private JournalOptions.Builder options() {
        return Journals.smallBatches(temp.resolve("journal"), 1)
                .segments(new SegmentOptions(1 << 20, 0, 0, SegmentOptions.Durability.PROCESS));
    }

    /** Two files of a stream. */
    private void writeTwoFiles() {
        Journals.writeAll(options(), stream -> Journals.write(stream, 8_000));
    }

    @Test
    void shouldLetNobodyButTheOwnerAtAnything() throws IOException {
        assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
        writeTwoFiles();

        try (Stream<Path> all = Files.walk(temp.resolve("journal"))) {
            for (Path each : all.toList()) {
                assertEquals(
                        Files.isDirectory(each) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
                        each::toString);
            }
        }
    }

    /** All but the slots of what is in hand, which are mapped as long as they can be reached. */
    @Test
    void shouldNeitherMapNorHoldOpenAnyQueueOnceItIsClosed() {
        assumeTrue(Files.exists(MAPPINGS));
        try (JournalTap tap = JournalTap.open(options().build());
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, 8_000);
            assertFalse(held().isEmpty());
        }
        // Chronicle lets go of it on a thread of its own.
        Journals.await("all is let go", () -> held().isEmpty());
    }

    private Set<String> held() {
        try (Stream<String> mapped = Files.lines(MAPPINGS, StandardCharsets.UTF_8);
                Stream<Path> opened = Files.list(DESCRIPTORS)) {
            return Stream.concat(mapped, opened.map(JournalFilesTest::target))
                    .filter(line -> line.contains(temp.toString()))
                    .filter(line -> !line.contains("inflight"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // Another thread has closed it meanwhile.
            return "";
        }
    }

    @Test
    void shouldKeepNoProcessAliveAndLeaveNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        JournalOptions options = options().appendMode(AppendMode.WRITER_THREAD).build();
        JournalTap tap = JournalTap.open(options);
        TapStream stream = tap.openStream(0);
        Set<Thread> made =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .filter(thread -> thread.getName().startsWith("journal-"))
                        .collect(Collectors.toSet());
        assertEquals(
                Set.of("journal-writer", "journal-pages"),
                made.stream().map(Thread::getName).collect(Collectors.toSet()));
        assertTrue(made.stream().allMatch(Thread::isDaemon));

        stream.close();
        tap.close();
        Journals.await("all end", () -> made.stream().noneMatch(Thread::isAlive));
    }
}
