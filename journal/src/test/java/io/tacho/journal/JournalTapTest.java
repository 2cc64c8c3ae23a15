package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.LaneClose;
import io.tacho.journal.reader.Pause;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.Window;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalTapTest {
    private static final int MANY = 5_000;

    @TempDir private Path temp;

    @ParameterizedTest
    @EnumSource(AppendMode.class)
    void shouldRestoreEveryFieldWhenManyBatchesWereWritten(AppendMode mode) {
        Path directory = temp.resolve("journal");
        JournalTap tap =
                JournalTap.open(Journals.smallBatches(directory, 2).appendMode(mode).build());
        for (int i = 0; i < 2; i++) {
            try (TapStream stream = tap.openStream(i)) {
                Journals.write(stream, MANY);
            }
        }
        tap.close();

        assertEquals(2 * MANY, tap.records());
        assertTrue(tap.bytes() > 2L * MANY * 112, "bytes " + tap.bytes());
        JournalReader reader = JournalReader.open(directory);
        assertEquals(2, reader.streams());
        for (int i = 0; i < 2; i++) {
            long[] id = new long[1];
            PayloadDescriber describer = new PayloadDescriber(reader.dictionary());
            reader.forEachRecord(i, record -> assertMessage(describer, ++id[0], record));
            assertEquals(MANY, id[0]);
        }
        JournalStatus status = reader.status();
        assertEquals(List.of(), status.reasons());
        assertEquals(Completeness.COMPLETE, status.completeness());
        assertEquals(2 * MANY, status.messages());
        assertEquals(List.of(), status.inFlight());
    }

    private static void assertMessage(PayloadDescriber describer, long id, RecordFlyweight record) {
        assertFalse(record.isActivity());
        assertEquals(id, record.messageId());
        assertEquals(id + 1, record.causeId());
        assertEquals(id + 2, record.rootId());
        assertEquals(id + 3, record.dueAt());
        assertEquals(id + 4, record.rootSentAt());
        assertEquals(id + 5, record.sentAt());
        assertEquals(id + 6, record.sender());
        assertEquals(MessageKind.values()[(int) (id % 6)], record.kind());
        assertEquals(id + 7, record.recipient());
        assertEquals(id + 8, record.recipientSequence());
        assertEquals(id + 9, record.receivedAt());
        assertEquals(id + 10, record.backlog());
        assertEquals(id + 11, record.completedAt());
        assertEquals(MessageOutcome.values()[(int) (id % 6)], record.outcome());
        assertEquals(id % 4, record.flags());
        assertEquals(16, record.payloadLength());
        assertEquals("key=" + id + ", value=" + -id, describer.describe(record));
    }

    @Test
    void shouldShowNamesWithoutWhatCouldSteerATerminal() {
        Path directory = temp.resolve("journal");
        try (JournalTap tap = JournalTap.open(JournalOptions.builder(directory, 1).build())) {
            tap.actorSpawned(1, "a\u001b[2J\u009b\nb", String.class);
            tap.actorSpawned(2, "\u001b", String.class);
        }
        Dictionary dictionary = JournalReader.open(directory).dictionary();
        assertEquals("a\uFFFD[2J\uFFFD\uFFFDb", dictionary.actorName(1));
        assertEquals("\uFFFD", dictionary.actorName(2));
    }

    @Test
    void shouldKeepWhatEachLaneGaveOut() {
        Path directory = temp.resolve("journal");
        List<LaneClose> closes = new ArrayList<>();
        try (JournalTap tap = JournalTap.open(JournalOptions.builder(directory, 1).build())) {
            // More than go into one document.
            for (int lane = 1; lane <= 3_000; lane++) {
                closes.add(new LaneClose(lane, lane * 10L, lane));
                tap.laneClosed(lane, lane * 10L, lane);
            }
        }

        JournalReader reader = JournalReader.open(directory);
        assertEquals(closes, reader.lanes());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldShowPausesInTheOrderOfTheirBeginnings() {
        Path directory = temp.resolve("journal");
        try (JournalTap tap = JournalTap.open(JournalOptions.builder(directory, 1).build())) {
            tap.pause(PauseCause.SAFEPOINT, 50, 60);
            tap.pause(PauseCause.GC, 10, 90);
            tap.anchor();
            tap.pause(PauseCause.HICCUP, 30, 40);
        }

        JournalReader reader = JournalReader.open(directory);
        assertEquals(
                List.of(
                        new Pause(PauseCause.GC, 10, 90),
                        new Pause(PauseCause.HICCUP, 30, 40),
                        new Pause(PauseCause.SAFEPOINT, 50, 60)),
                reader.pauses());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldKeepDictionaryConfigurationAndClocksWhenWritten() {
        Path directory = temp.resolve("journal");
        String json = "{\"text\":\"" + "\u20AC".repeat(200_000) + "\"}";
        try (JournalTap tap = JournalTap.open(JournalOptions.builder(directory, 1).build())) {
            for (int id = 1; id <= 2_000; id++) {
                tap.actorSpawned(id, "orders-" + id, id % 2 == 0 ? String.class : Integer.class);
            }
            tap.config(json);
            tap.windowStart(1_000);
            tap.windowEnd(2_000);
            tap.windowStart(3_000);
            tap.actorSpawned(2_001, "late", Long.class);
        }

        JournalReader reader = JournalReader.open(directory);
        Dictionary dictionary = reader.dictionary();
        assertEquals(2_001, dictionary.actors());
        for (int id = 1; id <= 2_000; id++) {
            assertEquals("orders-" + id, dictionary.actorName(id));
            assertEquals(
                    id % 2 == 0 ? "java.lang.String" : "java.lang.Integer",
                    dictionary.actorClass(id));
        }
        assertEquals("late", dictionary.actorName(2_001));
        assertEquals("#9999", dictionary.actorName(9_999));
        assertEquals(json, reader.config().orElseThrow());
        assertEquals(
                List.of(new Window(1_000, 2_000), new Window(3_000, Long.MAX_VALUE)),
                reader.windows());
        assertEquals(new Window(3_000, Long.MAX_VALUE), reader.lastWindow());
        assertEquals(1, reader.anchors().size());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldCountActivitiesApartWhenLongEnough() {
        Path directory = temp.resolve("journal");
        JournalTap tap =
                Journals.writeAll(
                        Journals.smallBatches(directory, 1).activityThreshold(50),
                        stream -> {
                            Journals.write(stream, 3);
                            stream.activity(WorkerActivity.PARK, 100, 149);
                            stream.activity(WorkerActivity.PARK, 100, 150);
                            stream.activity(WorkerActivity.FLUSH, 200, 300);
                        });

        assertEquals(3, tap.records());
        assertEquals(2, tap.activities());
        List<String> seen = new ArrayList<>();
        JournalReader reader = JournalReader.open(directory);
        reader.forEachRecord(
                0,
                record -> {
                    if (record.isActivity()) {
                        seen.add(
                                record.activity()
                                        + " "
                                        + record.receivedAt()
                                        + " "
                                        + record.completedAt()
                                        + " "
                                        + record.messageId());
                    }
                });
        assertEquals(List.of("PARK 100 150 0", "FLUSH 200 300 0"), seen);
        assertEquals(3, reader.status().messages());
        assertEquals(2, reader.status().activities());
        assertEquals(5, reader.statedRecords());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldAppendBatchWhenItsFirstRecordIsOldEnough() {
        JournalOptions options =
                JournalOptions.builder(temp.resolve("journal"), 1)
                        .appendMode(AppendMode.INLINE)
                        .maxBatchAge(100)
                        .activityThreshold(1)
                        .build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            TestHeader header = new TestHeader().set(1, new Pair(1, 1));
            stream.begin(header, 1, 1, 1_000, -1);
            stream.end(1_050, MessageOutcome.HANDLED, 0);
            stream.poll(1_099);
            assertEquals(0, tap.records());
            stream.poll(1_100);
            assertEquals(1, tap.records());

            stream.begin(header, 1, 2, 2_000, -1);
            stream.end(2_100, MessageOutcome.HANDLED, 0);
            assertEquals(2, tap.records());

            stream.begin(header, 1, 3, 3_000, -1);
            stream.end(3_001, MessageOutcome.HANDLED, 0);
            stream.flush();
            assertEquals(3, tap.records());

            // A long park does not make a batch old.
            stream.activity(WorkerActivity.PARK, 3_002, 9_000);
            stream.poll(9_099);
            assertEquals(0, tap.activities());
            stream.poll(9_100);
            assertEquals(1, tap.activities());
        }
    }

    /** Ten of 112 bytes are just as much as a batch may have. */
    @Test
    void shouldSayWhichMessageHasFilledItsBatch() {
        JournalOptions options =
                Journals.smallBatches(temp.resolve("journal"), 1).batchBytes(1_120).build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            TestHeader header = new TestHeader();
            for (int id = 1; id <= 20; id++) {
                stream.begin(header.set(id, new Pair(id, -id)), 1, 1, 1, -1);
                assertEquals(id % 10 == 0, stream.end(1, MessageOutcome.HANDLED, 0));
                assertEquals(id / 10 * 10, tap.records());
            }
        }
    }

    @Test
    void shouldRefuseDirectoryWhenItIsNotEmpty() throws IOException {
        Files.writeString(temp.resolve("other.txt"), "something");

        JournalException thrown =
                assertThrows(
                        JournalException.class,
                        () -> JournalTap.open(JournalOptions.builder(temp, 1).build()));
        assertTrue(String.valueOf(thrown.getMessage()).contains("not empty"), thrown.getMessage());
    }

    @Test
    void shouldNotDisturbAJournalInUseWhenItIsOpenedAgain() {
        Path directory = temp.resolve("journal");
        JournalOptions options = JournalOptions.builder(directory, 1).build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, 1);
            assertThrows(JournalException.class, () -> JournalTap.open(options));
            Journals.write(stream, 2);
        }
        JournalReader reader = JournalReader.open(directory);
        assertEquals(List.of(1L, 1L, 2L), Journals.messageIds(reader, 0));
    }

    @Test
    void shouldRefuseStreamWhenOpenedTwice() {
        JournalOptions options = JournalOptions.builder(temp.resolve("journal"), 1).build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, 1);
            assertThrows(IllegalStateException.class, () -> tap.openStream(0));
            assertThrows(IndexOutOfBoundsException.class, () -> tap.openStream(1));
        }
    }

    @ParameterizedTest
    @EnumSource(AppendMode.class)
    void shouldGiveTheLaidOutTailBackWhenClosed(AppendMode mode) throws IOException {
        Path directory = temp.resolve("journal");
        JournalOptions options = Journals.smallBatches(directory, 1).appendMode(mode).build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, MANY);
            // Laid out ahead of the appender by at least what its next append may need.
            assertTrue(Files.size(Journals.dataFile(directory, 0)) > 1 << 20);
        }

        assertTrue(Files.size(Journals.dataFile(directory, 0)) < 10 << 20);
        JournalReader reader = JournalReader.open(directory);
        assertEquals(
                LongStream.rangeClosed(1, MANY).boxed().toList(), Journals.messageIds(reader, 0));
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
        assertEquals(ChronicleTail.documents(directory, 0), documentsOf(directory));
    }

    @Test
    void shouldShowTheSameBatchesAsChroniclesTailer() {
        Path directory = temp.resolve("journal");
        Journals.writeAll(directory, MANY);

        assertEquals(ChronicleTail.documents(directory, 0), documentsOf(directory));
    }

    /** Opening document, full batches of ten records, the close. */
    private static int documentsOf(Path directory) {
        assertEquals(Completeness.COMPLETE, JournalReader.open(directory).status().completeness());
        return 1 + MANY / 10 + 1;
    }
}
