package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.QueueFileDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a journal end too early, or with what is no document: reading them comes to an end. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(CopiedJournal.class)
class TruncatedJournalTest {
    private final JournalCopy journal;

    @TempDir private Path temp;

    TruncatedJournalTest(JournalCopy journal) {
        this.journal = journal;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 70, 100_000})
    void shouldBeDamagedWhenFileIsTruncatedBeforeItsFirstDocument(int length) throws IOException {
        journal.truncate(length);

        JournalStatus status = journal.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(JournalCopy.DOCUMENTS, status.missingBatches());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 100, 200, 201})
    void shouldBeDamagedWhenFileIsTruncatedInDocument(int document) throws IOException {
        assertDamagedFrom(document, journal.positionOf(document) + 20);
    }

    /** With all that tells a document from anything else, and nothing behind it. */
    @Test
    void shouldBeDamagedWhenFileIsTruncatedBehindTheHeaderOfADocument() throws IOException {
        assertDamagedFrom(100, journal.positionOf(100) + DocumentDescriptor.HEADER_LENGTH);
    }

    private void assertDamagedFrom(int document, long length) throws IOException {
        journal.truncate(length);

        JournalReader reader = journal.open();
        assertEquals(
                JournalCopy.allIds().subList(0, (document - 1) * JournalCopy.PER_BATCH),
                Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
        assertEquals(JournalCopy.DOCUMENTS - document, reader.status().missingBatches());
    }

    @Test
    void shouldBeDamagedWhenJournalIsCutAtEndOfBatchAndHasNoClose() throws IOException {
        JournalCopy unclosed;
        Path other = temp.resolve("other");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(other, 1).build());
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, JournalCopy.MESSAGES);
            unclosed = JournalCopy.of(other, temp.resolve("unclosed"));
        }
        unclosed.truncate(unclosed.positionOf(100) - 4);

        JournalStatus status = unclosed.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertTrue(
                status.reasons()
                        .toString()
                        .contains(
                                "nothing readable after batch 99, but the last document was"
                                        + " appended at byte "),
                status.reasons().toString());
        assertEquals(1, status.missingBatches());
    }

    @Test
    void shouldBeWholeWhenTheFileEndsWithItsLastDocument() throws IOException {
        journal.truncate(journal.end());

        assertEquals(Completeness.COMPLETE, journal.status().completeness());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBeDamagedWhenAHeaderBehindTheLastDocumentIsOfNone(boolean oneTooLong)
            throws IOException {
        long end = journal.end();
        long room = Files.size(journal.file()) - end;
        int length = oneTooLong ? (int) room - QueueFileDescriptor.HEADER_LENGTH + 1 : 0;
        journal.overwrite(end, littleEndian(QueueFileDescriptor.META_DATA | length));

        assertEquals(Completeness.DAMAGED, journal.status().completeness());
    }

    @Test
    void shouldShowALargeLastDocumentThatTheFileEndsWith() throws IOException {
        JournalCopy unclosed;
        Path other = temp.resolve("other");
        byte[] large = new byte[400_000];
        JournalOptions.Builder options =
                Journals.smallBatches(other, 1).batchBytes(1 << 20).maxPayloadBytes(1 << 20);
        try (JournalTap tap = JournalTap.open(options.build());
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, new TestHeader().set(1, large));
            stream.flush();
            unclosed = JournalCopy.of(other, temp.resolve("unclosed"));
        }
        // The batch is the last document.
        unclosed.truncate(unclosed.end());

        assertEquals(List.of(1L), Journals.messageIds(unclosed.open(), 0));
        assertEquals(Completeness.CUT, unclosed.status().completeness());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 70})
    void shouldSayThatTheFilesOwnHeaderIsDamagedWhenItIsTruncated(int length) throws IOException {
        journal.truncate(length);

        String said = journal.status().reasons().get(0);
        assertTrue(
                said.endsWith(
                        ": nothing readable after batch -1, and the file's own header is damaged"),
                said);
    }

    /** Chronicle's own header is there, and says that there is no document yet. */
    @Test
    void shouldFindNothingWrongWithAFileThatNothingWasAppendedTo() throws IOException {
        Path last = journal.file();
        int used = (int) journal.positionOf(0) - QueueFileDescriptor.HEADER_LENGTH;
        byte[] header = Arrays.copyOf(Files.readAllBytes(last), used + 1_000);
        Arrays.fill(header, used, header.length, (byte) 0);
        ByteBuffer.wrap(header).putLong(QueueFileDescriptor.LAST_APPEND_OFFSET, 0);
        Files.write(last.resolveSibling("9" + last.getFileName()), header);

        assertEquals(List.of(), journal.status().reasons());
    }

    /** Its process may have died while it created it. */
    @Test
    void shouldFindNothingWrongWithAFileThatHasNothingInItYet() throws IOException {
        Path last = journal.file();
        Files.write(last.resolveSibling("9" + last.getFileName()), new byte[1_000]);

        assertEquals(List.of(), journal.status().reasons());
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
