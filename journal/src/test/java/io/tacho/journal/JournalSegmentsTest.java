package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.SegmentOptions.Durability;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams of several files, and what becomes of the oldest. */
@ParameterizedClass
@EnumSource(AppendMode.class)
class JournalSegmentsTest {
    private static final long MIB = 1 << 20;

    /** 112 bytes each: 6.4 MiB. */
    private static final int MESSAGES = 60_000;

    /** Two batches, each in a file of its own, and a part of one: a fourth file costs the first. */
    private static final int MESSAGES_OF_THREE_FILES = 12_000;

    /** The pool of a writer thread that is behind has room for 37,000 more than are in files. */
    private static final int MOST_MESSAGES = 10 * MESSAGES;

    private final AppendMode mode;

    @TempDir private Path temp;

    JournalSegmentsTest(AppendMode mode) {
        this.mode = mode;
    }

    private JournalTap open(SegmentOptions segments) {
        return JournalTap.open(
                JournalOptions.builder(temp, 1)
                        .appendMode(mode)
                        .encoding(RecordEncoding.PLAIN)
                        .maxBatchAge(Long.MAX_VALUE)
                        .segments(segments)
                        .build());
    }

    private void write(SegmentOptions segments) {
        try (JournalTap tap = open(segments);
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, MESSAGES);
        }
    }

    private List<Path> files() {
        return Journals.dataFiles(JournalFiles.stream(temp, 0));
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void shouldReadOnFromFileToFile() throws IOException {
        write(new SegmentOptions(MIB, 0, 0, Durability.PROCESS));

        assertTrue(files().size() >= 6, () -> "only these files");
        JournalReader reader = JournalReader.open(temp);
        assertEquals(numbers(1, MESSAGES), Journals.messageIds(reader, 0));
        assertEquals(List.of(), reader.status().reasons());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldBeginANewFileWhenOneIsOld() throws IOException {
        // The messages' clock goes on by 1 ns each.
        write(new SegmentOptions(64 * MIB, MESSAGES / 4, 0, Durability.PROCESS));

        int files = files().size();
        assertTrue(files >= 4 && files <= 5, () -> files + " files");
        assertEquals(numbers(1, MESSAGES), Journals.messageIds(JournalReader.open(temp), 0));
    }

    @Test
    void shouldDeleteTheOldestAndSaySoWhenThereIsASize() throws IOException {
        write(new SegmentOptions(MIB, 0, 4 * MIB, Durability.PROCESS));

        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertTrue(bytes <= 5 * MIB, "bytes " + bytes);
        JournalReader reader = JournalReader.open(temp);
        List<Long> ids = Journals.messageIds(reader, 0);
        long gone = MESSAGES - ids.size();
        assertTrue(gone > 0 && !ids.isEmpty());
        assertEquals(numbers(gone + 1, MESSAGES), ids);
        JournalStatus status = reader.status();
        assertEquals(
                List.of(
                        "stream 0: its oldest "
                                + gone
                                + " messages were deleted to keep the journal within its size"),
                status.reasons());
        assertEquals(Completeness.CUT, status.completeness());
        assertEquals(0, status.missingBatches());
    }

    @Test
    void shouldFindFilesMissingThatNobodyDeletedInOrder() throws IOException {
        write(new SegmentOptions(MIB, 0, 0, Durability.PROCESS));
        List<Path> files = files();
        Files.delete(files.get(0));

        JournalStatus withoutFirst = JournalReader.open(temp).status();
        assertEquals(Completeness.DAMAGED, withoutFirst.completeness());
        assertTrue(withoutFirst.missingBatches() > 0);

        Files.delete(files.get(2));
        JournalStatus withoutTwo = JournalReader.open(temp).status();
        assertTrue(withoutTwo.missingBatches() > withoutFirst.missingBatches());
    }

    @Test
    void shouldFindMoreMissingThanWasDeleted() throws IOException {
        write(new SegmentOptions(MIB, 0, 4 * MIB, Durability.PROCESS));
        Files.delete(files().get(0));

        JournalStatus status = JournalReader.open(temp).status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertTrue(status.missingBatches() > 0);
    }

    @Test
    void shouldReadOnBehindAFileThatIsDeletedMeanwhile() throws IOException {
        readWhileDeletingUpTo(1);
    }

    @Test
    void shouldReadOnBehindAllFilesThatThereWereIfTheyAreDeletedMeanwhile() throws IOException {
        readWhileDeletingUpTo(2);
    }

    private void readWhileDeletingUpTo(int file) throws IOException {
        try (JournalTap tap = open(new SegmentOptions(MIB, 0, 4 * MIB, Durability.PROCESS));
                TapStream stream = tap.openStream(0)) {
            // Not until there are three: by then a thread that writes them may be far ahead.
            Journals.write(stream, MESSAGES_OF_THREE_FILES);
            Journals.await("three files", () -> files().size() == 3);
            Path gone = files().get(file);
            JournalReader reader = JournalReader.open(temp);
            List<Long> ids = new ArrayList<>();
            try (RecordCursor cursor = reader.merged()) {
                RecordFlyweight record = cursor.next();
                writeUntil(stream, () -> !Files.exists(gone));
                for (; record != null; record = cursor.next()) {
                    ids.add(record.messageId());
                }
            }
            assertEquals(1, ids.get(0));
            assertEquals(ids.stream().sorted().distinct().toList(), ids);
            assertTrue(ids.get(ids.size() - 1) > ids.size(), "none is missing");
            JournalStatus status = reader.status();
            assertEquals(Completeness.CUT, status.completeness(), status.reasons().toString());
            assertEquals(0, status.missingBatches());
        }
    }

    /** More messages, behind those of three files. */
    private static void writeUntil(TapStream stream, BooleanSupplier done) {
        TestHeader header = new TestHeader();
        int id = MESSAGES_OF_THREE_FILES;
        while (!done.getAsBoolean()) {
            assertTrue(id < MOST_MESSAGES, "more than that many messages");
            for (int end = id + 1_000; id < end; id++) {
                Journals.write(stream, header.set(id + 1, new Pair(id, -id)));
            }
        }
    }

    @Test
    void shouldRefuseSizesThatLeaveNoRoom() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SegmentOptions(MIB - 1, 0, 0, Durability.PROCESS));
        SegmentOptions small = new SegmentOptions(MIB, 0, 7 * MIB, Durability.PROCESS);
        assertEquals(MIB, small.shareOf(1).segmentBytes());
        JournalOptions.Builder two = JournalOptions.builder(temp, 2).segments(small);
        assertThrows(IllegalArgumentException.class, two::build);
        SegmentOptions large = new SegmentOptions(1024 * MIB, 0, 80 * MIB, Durability.PROCESS);
        assertEquals(10 * MIB, large.shareOf(2).segmentBytes(), "four files in a share");
    }
}
