package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.RecordCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever reads thousands of journals must not run out of files. */
@ExtendWith(CopiedJournal.class)
class OpenFilesTest {
    /** Where Linux lists what this process has open. */
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final JournalCopy journal;

    OpenFilesTest(JournalCopy journal) {
        this.journal = journal;
    }

    @Test
    void shouldHoldNoFileOpenWhenAllWasRead() throws IOException {
        assertEquals(Completeness.COMPLETE, journal.status().completeness());
        assertEquals(List.of(), openFiles());
    }

    @Test
    void shouldHoldNoFileOpenWhenACursorIsClosedInTheMiddle() throws IOException {
        try (RecordCursor cursor = journal.open().merged()) {
            assertNotNull(cursor.next());
            assertEquals(List.of(journal.file().toRealPath()), openFiles());
        }
        assertEquals(List.of(), openFiles());
    }

    @Test
    void shouldHoldNoFileOpenWhenAVisitorThrows() throws IOException {
        JournalReader reader = journal.open();
        assertThrows(
                IllegalStateException.class,
                () ->
                        reader.forEachRecord(
                                0,
                                record -> {
                                    throw new IllegalStateException("on purpose");
                                }));
        assertEquals(List.of(), openFiles());
    }

    /** Of the journal. */
    private List<Path> openFiles() throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "lists descriptors");
        List<Path> result = new ArrayList<>();
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            for (Path descriptor : all.toList()) {
                try {
                    Path target = Files.readSymbolicLink(descriptor);
                    if (target.startsWith(journal.directory().toRealPath())) {
                        result.add(target);
                    }
                } catch (NoSuchFileException e) {
                    // That of the listing itself, or another thread's: closed meanwhile.
                    continue;
                }
            }
        }
        return result;
    }
}
