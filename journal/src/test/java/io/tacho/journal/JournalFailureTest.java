package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream that can't go on says so, and counts to the message what it misses. */
@ParameterizedClass
@EnumSource(AppendMode.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JournalFailureTest {
    private static final int PER_BATCH = 10;

    /** No document has room for it: what concerns the whole journal can't be written then. */
    private static final String TOO_LONG = "x".repeat(200_000);

    private final AppendMode mode;

    @TempDir private Path temp;
    private Path directory = Path.of("");

    JournalFailureTest(AppendMode mode) {
        this.mode = mode;
    }

    private JournalOptions.Builder options() {
        directory = temp.resolve("journal");
        return Journals.smallBatches(directory, 1).appendMode(mode);
    }

    private static List<Long> numbers(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void shouldCountMissedAndKeepFailureWhenStreamIsUsedAfterItsEnd() {
        JournalTap tap = JournalTap.open(options().build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, 10);
        stream.close();
        assertNull(tap.failure());

        Journals.write(stream, 19);
        stream.begin(new TestHeader().set(20, "m"), 1, 1, 1, 1);
        assertFalse(stream.end(1, MessageOutcome.HANDLED, 0), "no batch was written");
        stream.flush();
        stream.close();
        tap.close();

        assertNotNull(tap.failure());
        assertEquals(10, tap.records());
        assertEquals(20, tap.missed());
        JournalStatus status = JournalReader.open(directory).status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(20, status.missedMessages());
    }

    @Test
    void shouldEndInGoodOrderAlsoWhenAStreamIsClosedTwice() {
        JournalTap tap = JournalTap.open(options().build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, 10);
        stream.close();
        stream.close();
        tap.close();

        assertNull(tap.failure());
        assertEquals(Completeness.COMPLETE, JournalReader.open(directory).status().completeness());
    }

    @Test
    void shouldMissAllOfAStreamThatIsOpenedBehindTheEnd() {
        JournalTap tap = JournalTap.open(options().build());
        tap.close();
        TapStream stream = tap.openStream(0);
        Journals.write(stream, PER_BATCH);
        stream.close();

        assertNotNull(tap.failure());
        assertEquals(PER_BATCH, tap.missed());
        assertEquals(0, tap.records());
        assertFalse(Files.exists(JournalFiles.stream(directory, 0)));
        assertEquals(Completeness.COMPLETE, JournalReader.open(directory).status().completeness());
    }

    /** Its worker ends within a handler. */
    @Test
    void shouldCountAMessageAsMissedAndNoLongerInFlightWhenItIsHandledStillAtTheEnd() {
        try (JournalTap tap = JournalTap.open(options().build())) {
            TapStream stream = tap.openStream(0);
            Journals.write(stream, 3);
            stream.begin(new TestHeader().set(4, "m"), 1, 1, 1, 1);
            assertEquals(1, JournalReader.open(directory).status().inFlight().size());
            stream.close();
            assertEquals(1, tap.missed());
            assertEquals(List.of(), JournalReader.open(directory).status().inFlight());
        }
        JournalReader reader = JournalReader.open(directory);
        assertEquals(numbers(3), Journals.messageIds(reader, 0));
        assertEquals(1, reader.status().missedMessages());
    }

    /** A channel would be closed for good, and the stream with it. */
    @ParameterizedTest
    @EnumSource(SegmentOptions.Durability.class)
    void shouldRecordOnAThreadThatIsInterrupted(SegmentOptions.Durability durability) {
        SegmentOptions segments = new SegmentOptions(1 << 20, 0, 0, durability);
        JournalTap tap = JournalTap.open(options().segments(segments).build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, PER_BATCH);
        Thread.currentThread().interrupt();
        try {
            tap.actorSpawned(7, "late", String.class);
            tap.anchor();
            Journals.write(stream, PER_BATCH);
            stream.flush();
            stream.close();
        } finally {
            assertTrue(Thread.interrupted(), "who was interrupted still is");
        }
        tap.close();

        assertNull(tap.failure());
        assertEquals(0, tap.missed());
        JournalStatus status = JournalReader.open(directory).status();
        assertEquals(List.of(), status.reasons());
        assertEquals(Completeness.COMPLETE, status.completeness());
        assertEquals(2 * PER_BATCH, status.messages());
    }

    @Test
    void shouldCountMissedWhenStreamCanNotBeOpened() throws IOException {
        JournalTap tap = JournalTap.open(options().build());
        Files.createFile(JournalFiles.stream(directory, 0));

        try (TapStream stream = tap.openStream(0)) {
            Journals.write(stream, 5);
        }
        tap.close();

        assertNotNull(tap.failure());
        assertEquals(5, tap.missed());
        assertEquals(Completeness.DAMAGED, JournalReader.open(directory).status().completeness());
    }

    @Test
    void shouldStopAndCountMissedWhenNewFileCanNotBeMade() throws IOException {
        long firstFile = 1 << 20;
        int messages = 20_000;
        JournalTap tap =
                JournalTap.open(
                        options()
                                .segments(
                                        new SegmentOptions(
                                                firstFile, 0, 0, SegmentOptions.Durability.PROCESS))
                                .build());
        TapStream stream = tap.openStream(0);
        // The file that is there can still be written, but there can be no other.
        Path streamDirectory = JournalFiles.stream(directory, 0);
        Path moved = temp.resolve("moved");
        Files.move(streamDirectory, moved);
        Files.createFile(streamDirectory);
        Journals.write(stream, messages);
        stream.close();
        tap.close();
        Files.delete(streamDirectory);
        Files.move(moved, streamDirectory);

        assertNotNull(tap.failure());
        long recorded = tap.records();
        assertTrue(recorded > 0 && recorded * 112 <= firstFile + 1024, "recorded " + recorded);
        assertEquals(messages, recorded + tap.missed());
        JournalReader reader = JournalReader.open(directory);
        assertEquals(numbers(recorded), Journals.messageIds(reader, 0));
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
        assertEquals(messages - recorded, reader.status().missedMessages());
    }

    /** Its content is the user's code, and that may throw whatever it likes. */
    @ParameterizedTest
    @EnumSource(Throwing.class)
    void shouldKeepTheMessageWithoutContentWhenThatThrows(Throwing throwing) {
        JournalTap tap = JournalTap.open(Throwing.withCodecs(options()).build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, PER_BATCH + 3);
        Journals.write(stream, new TestHeader().set(PER_BATCH + 4, throwing.message()));
        Journals.write(stream, new TestHeader().set(PER_BATCH + 5, throwing.message()));
        stream.close();
        tap.close();

        assertNull(tap.failure());
        assertEquals(0, tap.missed());
        assertEquals(Map.of(throwing.message().getClass().getName(), 2L), tap.opaqueTypes());
        JournalReader reader = JournalReader.open(directory);
        assertEquals(numbers(PER_BATCH + 5), Journals.messageIds(reader, 0));
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
        reader.forEachRecord(
                0,
                record ->
                        assertEquals(record.messageId() > PER_BATCH + 3, record.payloadOmitted()));
    }

    @Test
    void shouldKeepWhatWasFlushedWhenTheWorkerCanNotGoOn() {
        JournalTap tap = JournalTap.open(options().codec(Poison.class, new Poison.Codec()).build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, 2 * PER_BATCH + 3);
        Journals.write(stream, new TestHeader().set(99, new Poison()));
        Journals.write(stream, 5);
        stream.close();
        tap.close();

        assertTrue(tap.failure() instanceof InternalError, () -> "was " + tap.failure());
        assertEquals(2 * PER_BATCH, tap.records());
        assertEquals(3 + 1 + 5, tap.missed());
        JournalReader reader = JournalReader.open(directory);
        assertEquals(numbers(2 * PER_BATCH), Journals.messageIds(reader, 0));
        assertEquals(1 + 2, ChronicleTail.documents(directory, 0), "opened, but not closed");
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
    }

    /** Its records would be forced to the disk without what they refer to. */
    @Test
    void shouldStopWhenWhatItsRecordsReferToCanNotBeForced() {
        SegmentOptions forced = new SegmentOptions(1 << 20, 0, 0, SegmentOptions.Durability.POWER);
        JournalTap tap = JournalTap.open(options().segments(forced).build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, PER_BATCH - 1);
        stream.begin(new TestHeader().set(PER_BATCH, "m"), 1, 1, 1, 1);
        tap.actorSpawned(1, TOO_LONG, Object.class);
        stream.close();
        assertEquals(
                1,
                JournalReader.open(directory).status().inFlight().size(),
                "the worker has not ended in good order");
        tap.close();

        assertTrue(tap.failure() instanceof JournalException, () -> "was " + tap.failure());
        assertEquals(1 + 1, ChronicleTail.documents(directory, 0), "opened, but not closed");
        assertEquals(PER_BATCH - 1, tap.records());
    }

    /** Nobody would know that it was deleted in order. */
    @Test
    void shouldDeleteNothingWhenThatCanNotBeWrittenDown() {
        int mib = 1 << 20;
        int messages = 50_000;
        SegmentOptions few =
                new SegmentOptions(mib, 0, 4L * mib, SegmentOptions.Durability.PROCESS);
        JournalTap tap = JournalTap.open(options().batchBytes(mib).segments(few).build());
        tap.actorSpawned(1, TOO_LONG, Object.class);
        TapStream stream = tap.openStream(0);
        Journals.write(stream, messages);
        stream.close();
        tap.close();

        assertNotNull(tap.failure());
        assertEquals(messages, tap.records() + tap.missed());
        assertTrue(tap.missed() > 0, "went on");
        assertEquals(numbers(tap.records()), Journals.messageIds(JournalReader.open(directory), 0));
    }
}
