package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.DocumentKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaidOutFileTest {
    private static final long AHEAD = 1 << 20;
    private static final long WANTED = 300_000;

    @TempDir private Path directory;

    /** A queue with one document. */
    @BeforeEach
    void write() throws IOException {
        try (QueueWriter queue = new QueueWriter(directory, AHEAD)) {
            queue.append(new DocumentBuffer(64), DocumentKind.CONFIG, 1, 64, 0, 0);
        }
    }

    @Test
    void shouldHaveRoomBehindWhatIsThereAndGiveItBack() throws IOException {
        LaidOutFile file = LaidOutFile.of(directory, AHEAD);
        long before = file.size();
        byte[] content = Files.readAllBytes(file.path());

        file.ensure(before + WANTED);
        assertTrue(file.size() >= before + WANTED, () -> "is not as long");
        byte[] longer = Files.readAllBytes(file.path());
        for (int i = 0; i < longer.length; i++) {
            assertEquals(i < content.length ? content[i] : 0, longer[i]);
        }

        file.release();
        assertTrue(file.size() <= before, () -> "is longer than before");
    }

    @Test
    void shouldKeepWhatWasWrittenBehindSomethingThatCannotBeRead() throws IOException {
        long end;
        Path path;
        try (QueueWriter queue = new QueueWriter(directory, AHEAD)) {
            for (int i = 0; i < 100; i++) {
                queue.append(new DocumentBuffer(4_096), DocumentKind.CONFIG, 1, 4_096, 0, 0);
            }
            end = queue.end();
            path = Objects.requireNonNull(queue.file()).path();
            try (RandomAccessFile damaged = new RandomAccessFile(path.toFile(), "rw")) {
                // Behind the index, which comes first and has 512 KiB.
                damaged.seek(end - 50_000);
                damaged.write(new byte[8_192]);
            }
        }
        assertTrue(Files.size(path) >= end, () -> "was cut in the middle");
    }

    /** The disk may take long, and a channel that is interrupted in it is closed for good. */
    @Test
    void shouldForceAgainAndStayInterruptedWhenInterruptedMeanwhile() throws IOException {
        LaidOutFile file = LaidOutFile.of(directory, AHEAD);
        file.force();
        for (int i = 0; i < 2; i++) {
            Thread.currentThread().interrupt();
            file.force();
            assertTrue(Thread.interrupted(), "who was interrupted still is");
        }
        file.force();
        file.release();
        assertFalse(Thread.interrupted());
    }

    /** Laid out in whole chunks of 64 KiB, beginning with the page behind what is there. */
    @Test
    void shouldBeLaidOutJustAsFarAsAllowed() throws IOException {
        long ahead = 17 << 16;
        LaidOutFile file = LaidOutFile.of(directory, ahead);
        // A page stays behind the last that is used.
        long page = file.size() - 4_096;
        file.appendedTo(page);
        while (file.layOutAhead()) {
            assertTrue(file.size() > page, () -> "is no longer than before");
        }
        assertEquals(page + ahead, file.size());

        file.ensure(page + ahead + 1);
        assertEquals(page + ahead + (1 << 16), file.size());
        file.release();
    }

    @Test
    void shouldStayAheadOfTheAppenderAndNoFurther() throws IOException {
        LaidOutFile file = LaidOutFile.of(directory, AHEAD);
        long before = file.size();

        int steps = 0;
        while (file.layOutAhead()) {
            steps++;
        }
        assertTrue(steps > 1);
        assertTrue(file.size() <= before + AHEAD, () -> "is laid out too far");
        file.appendedTo(before + AHEAD / 2);
        assertTrue(file.layOutAhead());
        file.release();
        assertFalse(file.layOutAhead());
    }
}
