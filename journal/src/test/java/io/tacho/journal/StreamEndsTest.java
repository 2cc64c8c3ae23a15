package io.tacho.journal;

import static io.tacho.journal.ForgedDocuments.BODY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.SegmentOptions.Durability;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is of a stream, beside what its journal says of it. */
class StreamEndsTest {
    private static final int MESSAGES = 20;
    private static final String NOT_CLOSED = "stream 0: was not closed";

    @TempDir private Path temp;
    private Path directory = Path.of("");

    @BeforeEach
    void path() {
        directory = temp.resolve("journal");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    8, 1, '20 messages and 0 activities up to batch 1'
                    16, 19, '19 messages and 0 activities up to batch 2'
                    24, 3, '20 messages and 3 activities up to batch 2'
                    """)
    void shouldSayThatTheJournalsCloseStatesOtherSums(int offset, long value, String stated)
            throws IOException {
        Journals.writeAll(directory, MESSAGES);
        ForgedDocuments.forge(
                Journals.metaFile(directory),
                DocumentKind.JOURNAL_CLOSE,
                d -> d.putLong(BODY + offset, value));

        assertStatus(
                Completeness.DAMAGED,
                0,
                "stream 0: the journal's close states "
                        + stated
                        + ", but there are 20 and 0 up to batch 2");
    }

    @Test
    void shouldFindNothingMissingWhenAWorkerWentOnAfterTheJournalsClose() {
        JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 1).build());
        try (TapStream stream = tap.openStream(0)) {
            Journals.write(stream, MESSAGES);
            tap.close();
            Journals.write(stream, MESSAGES);

            assertEquals(2 * MESSAGES, Journals.messageIds(open(), 0).size());
            assertStatus(Completeness.CUT, 0, NOT_CLOSED);
        }
    }

    @Test
    void shouldSayHowManyBatchesOfAStreamThatWasLeftOpenAreGone() throws IOException {
        // Each batch is in a file of its own, behind the document that this begins with.
        SegmentOptions segments = new SegmentOptions(1 << 20, 1, 0, Durability.PROCESS);
        JournalTap tap =
                JournalTap.open(Journals.smallBatches(directory, 1).segments(segments).build());
        try (TapStream stream = tap.openStream(0)) {
            Journals.write(stream, 2 * MESSAGES);
            tap.close();
            List<Path> files = Journals.dataFiles(JournalFiles.stream(directory, 0));
            assertEquals(4, files.size());
            Files.delete(files.get(2));
            Files.delete(files.get(3));

            assertStatus(Completeness.DAMAGED, 4, "stream 0: ends before batch 7", NOT_CLOSED);
        }
    }

    @Test
    void shouldFindABatchMissingWhenAStreamThatWasLeftOpenWasCut() throws IOException {
        JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 1).build());
        try (TapStream stream = tap.openStream(0)) {
            Journals.write(stream, MESSAGES);
            tap.close();
            JournalCopy copy = JournalCopy.of(directory, temp.resolve("copy"));
            copy.truncate(copy.positionOf(2) + 20);

            JournalStatus status = copy.status();
            assertEquals(Completeness.DAMAGED, status.completeness());
            assertEquals(1, status.missingBatches());
            assertEquals(MESSAGES / 2, status.messages());
        }
    }

    /** There is no close that tells what it had. */
    @Test
    void shouldSayThatAStreamIsGoneOfAJournalThatWasNotClosed() throws IOException {
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 2).build());
                TapStream first = tap.openStream(0);
                TapStream second = tap.openStream(1)) {
            Journals.write(first, MESSAGES);
            Journals.write(second, MESSAGES);
            Path copy = temp.resolve("copy");
            JournalCopy.copy(directory, copy);
            directory = copy;
        }
        deleteFiles(JournalFiles.stream(directory, 1));

        assertStatus(
                Completeness.DAMAGED,
                0,
                "stream 1: was recorded, but nothing of it can be read",
                NOT_CLOSED,
                "stream 1: was not closed",
                "the journal was not closed: its process died, or still runs");
    }

    /** The only other document that tells is the journal's close. */
    @Test
    void shouldSayThatAStreamIsGoneOfWhichTheOpeningIsNotKnown() throws IOException {
        Journals.writeAll(directory, MESSAGES);
        ForgedDocuments.forge(
                Journals.metaFile(directory),
                DocumentKind.STREAM_OPEN,
                d -> d.put(DocumentDescriptor.KIND_OFFSET, DocumentKind.CONFIG.code()));
        deleteFiles(JournalFiles.stream(directory, 0));

        assertStatus(
                Completeness.DAMAGED,
                4,
                "stream 0: was recorded, but nothing of it can be read",
                "stream 0: ends after batch -1, but was closed after batch 2",
                NOT_CLOSED);
    }

    @Test
    void shouldReadTheLastOfAsManyStreamsAsThereMayBe() {
        int most = BodyDescriptor.MAX_STREAMS;
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, most).build());
                TapStream last = tap.openStream(most - 1)) {
            Journals.write(last, MESSAGES);
        }

        JournalReader reader = open();
        assertEquals(most, reader.streams());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
        assertEquals(MESSAGES, reader.status().messages());
    }

    @Test
    void shouldTellOfWhatWasReadLast() throws IOException {
        Journals.writeAll(directory, MESSAGES);
        JournalReader reader = open();
        assertEquals(MESSAGES, Journals.messageIds(reader, 0).size());
        deleteFiles(JournalFiles.stream(directory, 0));

        assertEquals(Completeness.COMPLETE, reader.status().completeness());
        assertEquals(MESSAGES, reader.statedRecords());
    }

    private JournalReader open() {
        return JournalReader.open(directory);
    }

    private void assertStatus(Completeness completeness, long missing, String... reasons) {
        JournalStatus status = open().status();
        assertEquals(List.of(reasons), status.reasons());
        assertEquals(completeness, status.completeness());
        assertEquals(missing, status.missingBatches());
    }

    private static void deleteFiles(Path queue) throws IOException {
        List<Path> files = Journals.filesOf(queue);
        assertTrue(!files.isEmpty());
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
