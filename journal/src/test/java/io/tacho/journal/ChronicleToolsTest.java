package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.JournalFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.queue.main.DumpMain;
import net.openhft.chronicle.queue.reader.ChronicleReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Chronicle's own tools make of a journal. */
class ChronicleToolsTest {
    private static final int MESSAGES = 300;

    /** Ten in each batch, and the documents that open and close the stream. */
    private static final int DOCUMENTS = MESSAGES / 10 + 2;

    @TempDir private Path temp = Path.of("");
    private Path journal = Path.of("");
    private byte[] before = {};

    @BeforeEach
    void write() throws IOException {
        journal = temp.resolve("journal");
        Journals.writeAll(journal, MESSAGES);
        before = used();
    }

    private byte[] used() throws IOException {
        try (InputStream in = Files.newInputStream(Journals.dataFile(journal, 0))) {
            return in.readNBytes(1 << 20);
        }
    }

    private void assertUnchanged() throws IOException {
        assertEquals(-1, Arrays.mismatch(before, used()));
    }

    @Test
    void shouldListEveryDocumentWhenDumped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DumpMain.dump(
                Journals.dataFile(journal, 0).toFile(),
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                Long.MAX_VALUE);

        String dump = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(DOCUMENTS, dump.lines().filter(line -> line.startsWith("--- !!data")).count());
        assertUnchanged();
    }

    @Test
    void shouldCountEveryDocumentWhenRead() throws IOException {
        List<String> shown = new ArrayList<>();
        new ChronicleReader()
                .withBasePath(JournalFiles.stream(journal, 0))
                .withMessageSink(shown::add)
                .execute();
        // An index in a line of its own, and then the bytes as if they were text.
        assertEquals(2 * DOCUMENTS, shown.size());
        for (int i = 0; i < shown.size(); i += 2) {
            assertTrue(shown.get(i).matches("0x\\p{XDigit}+: \\n?"), shown.get(i));
            assertTrue(shown.get(i + 1).startsWith("TACH"), shown.get(i + 1));
        }
        assertUnchanged();
    }
}
