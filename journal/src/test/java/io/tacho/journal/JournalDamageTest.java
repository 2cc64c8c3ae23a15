package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.QueueFileDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of a journal are others than were written. */
@ExtendWith(CopiedJournal.class)
class JournalDamageTest {
    private final JournalCopy journal;

    JournalDamageTest(JournalCopy journal) {
        this.journal = journal;
    }

    @Test
    void shouldNotChangeAnythingWhenReading() throws IOException {
        List<String> before = fingerprints();

        journal.status();

        assertEquals(before, fingerprints());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7, 8, 12, 16, 24, 39, 40, 44, 48, 100, 1000})
    void shouldBeDamagedWhenOneBitOfBatchIsFlipped(int offset) throws IOException {
        journal.flip(journal.positionOf(100) + offset);

        assertMissingBatch(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, -3, -2, -1})
    void shouldBeDamagedButLoseNothingWhenChroniclesHeaderIsFlipped(int offset) throws IOException {
        journal.flip(journal.positionOf(100) + offset);

        JournalReader reader = journal.open();
        assertEquals(JournalCopy.allIds(), Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
        assertEquals(0, reader.status().missingBatches());
    }

    @Test
    void shouldNotTakeMemoryForLengthsThatCannotBe() throws IOException {
        int huge = 200 << 20;
        try (RandomAccessFile file = new RandomAccessFile(journal.file().toFile(), "rw")) {
            file.setLength(huge + (16L << 20));
            file.seek(journal.positionOf(50) - 4);
            file.writeInt(Integer.reverseBytes(huge));
            file.seek(journal.positionOf(100) + DocumentDescriptor.BODY_LENGTH_OFFSET);
            file.writeInt(Integer.reverseBytes(huge));
        }
        BufferPoolMXBean direct =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .findFirst()
                        .orElseThrow();
        long before = direct.getMemoryUsed();

        assertMissingBatch(100, 2);
        assertTrue(direct.getMemoryUsed() - before < huge / 2);
    }

    @Test
    void shouldBeDamagedWhenMiddleIsZeroed() throws IOException {
        journal.overwrite(journal.positionOf(100) - 4, new byte[500]);

        assertMissingBatch(100);
    }

    @Test
    void shouldBeDamagedWhenCloseIsZeroed() throws IOException {
        long close = journal.closePosition();
        journal.overwrite(close - 4, new byte[92]);

        JournalReader reader = journal.open();
        assertEquals(JournalCopy.allIds(), Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "21, 21", "100, 21"})
    void shouldShowAllBetweenDamagesAndNameTheFirstOfThem(int damages, int reasons)
            throws IOException {
        for (int i = 0; i < damages; i++) {
            journal.flip(journal.positionOf(JournalCopy.DOCUMENTS - 3 - 2 * i) + 100);
        }

        JournalReader reader = journal.open();
        assertEquals(
                JournalCopy.MESSAGES - damages * JournalCopy.PER_BATCH,
                Journals.messageIds(reader, 0).size());
        JournalStatus status = reader.status();
        assertEquals(damages, status.missingBatches());
        assertEquals(reasons, status.reasons().size(), status.reasons().toString());
        assertEquals(
                damages > 20,
                status.reasons().contains("stream 0: and " + (damages - 20) + " more findings"),
                status.reasons().toString());
    }

    /** Who reads it can't tell any more whether the last document is the last. */
    @Test
    void shouldBeDamagedWhenTheFileDoesNotSayWhereItEnds() throws IOException {
        journal.flip(QueueFileDescriptor.LAST_APPEND_NAME_OFFSET);

        JournalReader reader = journal.open();
        assertEquals(JournalCopy.allIds(), Journals.messageIds(reader, 0));
        JournalStatus status = reader.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        String said = status.reasons().get(0);
        assertTrue(
                said.endsWith(
                        ": nothing readable after batch 201, and the file's own header is damaged"),
                said);
        assertEquals(0, status.missingBatches());
    }

    @Test
    void shouldBeDamagedWhenACloseThatIsIntactStatesOtherSums() throws IOException {
        // Behind the stream, nothing, and the last batch.
        int messages = ForgedDocuments.BODY + 16;
        ForgedDocuments.forge(
                journal.file(),
                DocumentKind.STREAM_CLOSE,
                document -> document.putLong(messages, JournalCopy.MESSAGES - 1));

        JournalStatus status = journal.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(
                List.of(
                        "stream 0: its close states 1999 messages and 0 activities up to batch 200,"
                                + " but there are 2000 and 0 up to batch 200"),
                status.reasons());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldShowOnlyWrittenRecordsWhenJunkIsAnywhere(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] junk = new byte[1 + random.nextInt(4_000)];
        random.nextBytes(junk);
        int first = 1 + random.nextInt(JournalCopy.DOCUMENTS - 10);
        journal.overwrite(journal.positionOf(first) + random.nextInt(500), junk);

        JournalReader reader = journal.open();
        List<Long> ids = Journals.messageIds(reader, 0);
        JournalStatus status = reader.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(
                JournalCopy.MESSAGES - JournalCopy.PER_BATCH * status.missingBatches(), ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(JournalCopy.allIds().containsAll(ids));
    }

    private void assertMissingBatch(int batch) {
        assertMissingBatch(batch, 1);
    }

    private void assertMissingBatch(int batch, int reasons) {
        JournalReader reader = journal.open();
        List<Long> ids = Journals.messageIds(reader, 0);
        List<Long> expected = new ArrayList<>(JournalCopy.allIds());
        long first = (batch - 1L) * JournalCopy.PER_BATCH + 1;
        expected.removeIf(id -> id >= first && id < first + JournalCopy.PER_BATCH);
        assertEquals(expected, ids);
        JournalStatus status = reader.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(1, status.missingBatches());
        assertEquals(reasons, status.reasons().size(), status.reasons().toString());
        assertTrue(
                status.reasons()
                        .get(reasons - 1)
                        .contains("1 batches missing before batch " + (batch + 1)));
        assertNotEquals(0, status.messages());
    }

    private List<String> fingerprints() throws IOException {
        List<String> result = new ArrayList<>();
        for (Path file : Journals.filesOf(journal.directory())) {
            result.add(
                    file
                            + " "
                            + Files.size(file)
                            + " "
                            + Files.getLastModifiedTime(file)
                            + " "
                            + ByteBuffer.wrap(Files.readAllBytes(file)).hashCode());
        }
        return result;
    }
}
