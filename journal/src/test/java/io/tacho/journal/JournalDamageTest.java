package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.QueueFileDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.NotAJournalException;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalDamageTest {
    private static final int MESSAGES = 2_000;
    private static final int PER_BATCH = 10;

    private static final int USED = 1 << 20;

    /** With what never ends otherwise. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Path written = Path.of("");

    @TempDir private Path temp;
    private Path directory = Path.of("");
    private List<Long> documents = List.of();

    @BeforeAll
    static void writeJournal(@TempDir Path parent) {
        written = parent.resolve("journal");
        Journals.writeAll(written, MESSAGES);
    }

    @BeforeEach
    void copyJournal() throws IOException {
        directory = temp.resolve("journal");
        copy(written, directory);
        documents = documentPositions(Journals.dataFile(directory, 0));
        assertEquals(1 + MESSAGES / PER_BATCH + 1, documents.size());
        assertEquals(Completeness.COMPLETE, JournalReader.open(directory).status().completeness());
    }

    @Test
    void shouldNotChangeAnythingWhenReading() throws IOException {
        List<String> before = fingerprints();

        JournalReader.open(directory).status();

        assertEquals(before, fingerprints());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7, 8, 12, 16, 24, 39, 40, 44, 48, 100, 1000})
    void shouldBeDamagedWhenOneBitOfBatchIsFlipped(int offset) throws IOException {
        flip(documents.get(100) + offset);

        assertMissingBatch(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, -3, -2, -1})
    void shouldBeDamagedButLoseNothingWhenChroniclesHeaderIsFlipped(int offset) throws IOException {
        flip(documents.get(100) + offset);

        JournalReader reader = JournalReader.open(directory);
        assertEquals(allIds(), Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
        assertEquals(0, reader.status().missingBatches());
    }

    @Test
    void shouldNotTakeMemoryForLengthsThatCannotBe() throws IOException {
        int huge = 200 << 20;
        try (RandomAccessFile file =
                new RandomAccessFile(Journals.dataFile(directory, 0).toFile(), "rw")) {
            file.setLength(huge + (16L << 20));
            file.seek(documents.get(50) - 4);
            file.writeInt(Integer.reverseBytes(huge));
            file.seek(documents.get(100) + DocumentDescriptor.BODY_LENGTH_OFFSET);
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
    void shouldTellWhatIsBeingHandledOnlyOfTheSameJournal() throws IOException {
        Path other = temp.resolve("other");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(other, 1).build());
                TapStream stream = tap.openStream(0)) {
            stream.begin(new TestHeader().set(5, "m"), 1, 1, 1, 1);
            Path mixed = temp.resolve("mixed");
            copy(other, mixed);
            assertEquals(1, JournalReader.open(mixed).status().inFlight().size());
            Files.copy(
                    JournalFiles.inFlight(written),
                    JournalFiles.inFlight(mixed),
                    StandardCopyOption.REPLACE_EXISTING);
            assertUnknown(mixed, "inflight.dat belongs to another journal");
            Files.write(JournalFiles.inFlight(mixed), new byte[100]);
            assertUnknown(mixed, "inflight.dat is damaged");
            Files.delete(JournalFiles.inFlight(mixed));
            assertUnknown(mixed, "there is no inflight.dat");
            makePipe(JournalFiles.inFlight(mixed));
            assertTimeoutPreemptively(
                    PATIENCE, () -> assertUnknown(mixed, "inflight.dat is no file"));
        }
    }

    @Test
    void shouldNotWaitForAPipeInThePlaceOfAFile() throws IOException {
        makePipe(JournalFiles.stream(directory, 0).resolve("0" + JournalFiles.QUEUE_FILE_SUFFIX));
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    JournalReader reader = JournalReader.open(directory);
                    assertEquals(allIds(), Journals.messageIds(reader, 0));
                    assertEquals(Completeness.COMPLETE, reader.status().completeness());
                });
    }

    private static void makePipe(Path path) throws IOException {
        Process made = new ProcessBuilder("mkfifo", path.toString()).start();
        assertEquals(0, made.onExit().join().exitValue());
    }

    private static void assertUnknown(Path journal, String why) {
        JournalStatus status = JournalReader.open(journal).status();
        assertEquals(List.of(), status.inFlight());
        assertTrue(
                status.reasons().contains("what was being handled is unknown: " + why),
                status.reasons().toString());
    }

    @Test
    void shouldBeDamagedWhenMiddleIsZeroed() throws IOException {
        overwrite(documents.get(100) - 4, new byte[500]);

        assertMissingBatch(100);
    }

    @Test
    void shouldBeDamagedWhenCloseIsZeroed() throws IOException {
        long close = documents.get(documents.size() - 1);
        overwrite(close - 4, new byte[92]);

        JournalReader reader = JournalReader.open(directory);
        assertEquals(allIds(), Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
    }

    @Test
    void shouldBeDamagedWhenACloseThatIsIntactStatesOtherSums() throws IOException {
        long close = documents.get(documents.size() - 1);
        ByteBuffer bytes = ByteBuffer.allocate((int) (endOfDocuments() - close));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        Path file = Journals.dataFile(directory, 0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(bytes, close);
        }
        // Behind the stream, nothing, and the last batch.
        bytes.putLong(DocumentDescriptor.HEADER_LENGTH + 16, MESSAGES - 1);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, DocumentDescriptor.CRC_OFFSET);
        crc.update(
                bytes.array(),
                DocumentDescriptor.HEADER_LENGTH,
                bytes.capacity() - DocumentDescriptor.HEADER_LENGTH);
        bytes.putInt(DocumentDescriptor.CRC_OFFSET, (int) crc.getValue());
        overwrite(close, bytes.array());

        JournalStatus status = JournalReader.open(directory).status();
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
        int first = 1 + random.nextInt(documents.size() - 10);
        overwrite(documents.get(first) + random.nextInt(500), junk);

        JournalReader reader = JournalReader.open(directory);
        List<Long> ids = Journals.messageIds(reader, 0);
        JournalStatus status = reader.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(MESSAGES - PER_BATCH * status.missingBatches(), ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(allIds().containsAll(ids));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 70, 100_000})
    void shouldBeDamagedWhenFileIsTruncatedBeforeItsFirstDocument(int length) throws IOException {
        truncate(length);

        JournalStatus status = JournalReader.open(directory).status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(documents.size(), status.missingBatches());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 100, 200, 201})
    void shouldBeDamagedWhenFileIsTruncatedInDocument(int document) throws IOException {
        truncate(documents.get(document) + 20);

        JournalReader reader = JournalReader.open(directory);
        assertEquals(
                allIds().subList(0, (document - 1) * PER_BATCH), Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
        assertEquals(documents.size() - document, reader.status().missingBatches());
    }

    @Test
    void shouldBeDamagedWhenJournalIsCutAtEndOfBatchAndHasNoClose() throws IOException {
        directory = temp.resolve("unclosed");
        Path other = temp.resolve("other");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(other, 1).build());
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, MESSAGES);
            copy(other, directory);
        }
        truncate(documents.get(100) - 4);

        JournalStatus status = JournalReader.open(directory).status();
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
        truncate(endOfDocuments());

        assertEquals(Completeness.COMPLETE, JournalReader.open(directory).status().completeness());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBeDamagedWhenAHeaderBehindTheLastDocumentIsOfNone(boolean oneTooLong)
            throws IOException {
        long end = endOfDocuments();
        long room = Files.size(Journals.dataFile(directory, 0)) - end;
        int length = oneTooLong ? (int) room - QueueFileDescriptor.HEADER_LENGTH + 1 : 0;
        overwrite(end, littleEndian(QueueFileDescriptor.META_DATA | length));

        assertEquals(Completeness.DAMAGED, JournalReader.open(directory).status().completeness());
    }

    /** Its process may have died while it created it. */
    @Test
    void shouldFindNothingWrongWithAFileThatHasNothingInItYet() throws IOException {
        Path last = Journals.dataFile(directory, 0);
        Files.write(last.resolveSibling("9" + last.getFileName()), new byte[1_000]);

        assertEquals(List.of(), JournalReader.open(directory).status().reasons());
    }

    /** Where the next header would be. */
    private long endOfDocuments() throws IOException {
        long close = documents.get(documents.size() - 1);
        try (RandomAccessFile file =
                new RandomAccessFile(Journals.dataFile(directory, 0).toFile(), "r")) {
            file.seek(close - QueueFileDescriptor.HEADER_LENGTH);
            return close + Integer.reverseBytes(file.readInt());
        }
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    @Test
    void shouldBeDamagedWhenStreamIsGone() throws IOException {
        deleteAll(JournalFiles.stream(directory, 0));

        JournalStatus status = JournalReader.open(directory).status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(0, status.messages());
    }

    @Test
    void shouldBeDamagedWhenStreamIsOfAnotherJournal() throws IOException {
        Path other = temp.resolve("other");
        Journals.writeAll(other, MESSAGES);
        deleteAll(JournalFiles.stream(directory, 0));
        Files.move(JournalFiles.stream(other, 0), JournalFiles.stream(directory, 0));

        JournalStatus status = JournalReader.open(directory).status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertTrue(status.reasons().get(0).contains("belongs to another"));
        assertEquals(0, status.messages());
    }

    @Test
    void shouldSayNoJournalWhenThereIsNone() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        Path foreign = temp.resolve("foreign");
        Files.createDirectories(foreign.resolve("meta"));
        Files.writeString(foreign.resolve("meta/a.cq4"), "not a queue");

        assertNoJournal(temp.resolve("missing"));
        assertNoJournal(empty);
        assertNoJournal(foreign);
        assertFalse(Files.exists(temp.resolve("missing")));
        assertEquals(List.of(), Journals.filesOf(empty));
    }

    /** The used part only: Chronicle's files end in 80 MB of nothing. */
    private static void copy(Path from, Path to) throws IOException {
        for (Path file : Journals.filesOf(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            try (InputStream in = Files.newInputStream(file)) {
                Files.write(copy, in.readNBytes(USED));
            }
        }
    }

    private void assertNoJournal(Path path) {
        NotAJournalException thrown =
                assertThrows(NotAJournalException.class, () -> JournalReader.open(path));
        assertTrue(
                String.valueOf(thrown.getMessage()).startsWith(path + " is no journal"),
                thrown.getMessage());
        assertFalse(String.valueOf(thrown.getMessage()).contains("\n"));
    }

    private void assertMissingBatch(int batch) {
        assertMissingBatch(batch, 1);
    }

    private void assertMissingBatch(int batch, int reasons) {
        JournalReader reader = JournalReader.open(directory);
        List<Long> ids = Journals.messageIds(reader, 0);
        List<Long> expected = new ArrayList<>(allIds());
        long first = (batch - 1L) * PER_BATCH + 1;
        expected.removeIf(id -> id >= first && id < first + PER_BATCH);
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

    private static List<Long> allIds() {
        return LongStream.rangeClosed(1, MESSAGES).boxed().toList();
    }

    private void flip(long position) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(Journals.dataFile(directory, 0).toFile(), "rw")) {
            file.seek(position);
            int old = file.read();
            file.seek(position);
            file.write(old ^ 0x10);
        }
    }

    private void overwrite(long position, byte[] bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(Journals.dataFile(directory, 0).toFile(), "rw")) {
            file.seek(position);
            file.write(bytes);
        }
    }

    private void truncate(long length) throws IOException {
        try (FileChannel channel =
                FileChannel.open(Journals.dataFile(directory, 0), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        for (Path file : Journals.filesOf(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    private List<String> fingerprints() throws IOException {
        List<String> result = new ArrayList<>();
        for (Path file : Journals.filesOf(directory)) {
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

    /** Where documents begin, found by their magic: independent of the reader under test. */
    private static List<Long> documentPositions(Path file) throws IOException {
        List<Long> result = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) Math.min(channel.size(), 4 << 20))
                            .order(ByteOrder.LITTLE_ENDIAN);
            channel.read(bytes, 0);
            for (int at = 0; at + Integer.BYTES <= bytes.position(); at += Integer.BYTES) {
                if (bytes.getInt(at) == DocumentDescriptor.MAGIC) {
                    result.add((long) at);
                }
            }
        }
        return result;
    }
}
