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
