package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedRecordsTest {
    private static final int MANY = 3_000;
    private static final long NOW = 1_000;

    @TempDir private Path temp;

    @Test
    void shouldShowAllStreamsInOneOrderOfTimeWhenMerged() {
        JournalReader reader = written();
        assertEquals(LongStream.rangeClosed(1, MANY).boxed().toList(), merged(reader));
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldCountAllRecordsWhenACursorWasLeftInTheMiddle() {
        JournalReader reader = written();
        try (RecordCursor cursor = reader.merged()) {
            for (int i = 0; i < MANY / 2; i++) {
                cursor.next();
            }
        }
        assertEquals(MANY, reader.status().messages());
    }

    @Test
    void shouldShowACauseBeforeItsEffectWhenBothWereReceivedAtTheSameTime() {
        // The middle one was sent when the first was received, and so was the last.
        assertEquals(List.of(1L, 2L), mergedOf(new Caused(2, 1, NOW), new Caused(1, 0, NOW - 5)));
        assertEquals(List.of(2L, 3L), mergedOf(new Caused(3, 2, NOW), new Caused(2, 1, NOW)));
        assertEquals(List.of(2L, 3L), mergedOf(new Caused(2, 1, NOW), new Caused(3, 2, NOW)));
    }

    /** The time at which a message is received counts, however long it has waited. */
    @Test
    void shouldShowWhatWasReceivedFirstBeforeWhatWasSentFirst() {
        Path directory = temp.resolve("journal");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 2).build());
                TapStream first = tap.openStream(0);
                TapStream second = tap.openStream(1)) {
            new Caused(1, 0, NOW - 900).receiveAt(NOW + 1, first);
            new Caused(2, 0, NOW - 5).receiveAt(NOW, second);
        }

        List<String> seen = new ArrayList<>();
        try (RecordCursor cursor = JournalReader.open(directory).merged()) {
            RecordFlyweight record;
            while ((record = cursor.next()) != null) {
                seen.add(record.messageId() + " of stream " + record.stream());
            }
        }
        assertEquals(List.of("2 of stream 1", "1 of stream 0"), seen);
    }

    private List<Long> mergedOf(Caused one, Caused other) {
        Path directory = temp.resolve("journal-" + one.id + "-" + other.id);
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 2).build());
                TapStream first = tap.openStream(0);
                TapStream second = tap.openStream(1)) {
            one.receiveAt(NOW, first);
            other.receiveAt(NOW, second);
        }
        return merged(JournalReader.open(directory));
    }

    private static List<Long> merged(JournalReader reader) {
        List<Long> ids = new ArrayList<>();
        try (RecordCursor cursor = reader.merged()) {
            RecordFlyweight record;
            while ((record = cursor.next()) != null) {
                ids.add(record.messageId());
            }
            assertNull(cursor.next());
        }
        return ids;
    }

    private static final class Caused extends TestHeader {
        private final long id;
        private final long cause;
        private final long sentAt;

        Caused(long id, long cause, long sentAt) {
            this.id = id;
            this.cause = cause;
            this.sentAt = sentAt;
            set(id, new Pair((int) id, 0));
        }

        void receiveAt(long time, TapStream stream) {
            stream.begin(this, 1, id, time, -1);
            stream.end(time + 10, MessageOutcome.HANDLED, 0);
        }

        @Override
        public long causeId() {
            return cause;
        }

        @Override
        public long sentAt() {
            return sentAt;
        }
    }

    /** Messages in the order of time, a third to one of two streams, the rest to the other. */
    private JournalReader written() {
        Path directory = temp.resolve("journal");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 3).build());
                TapStream one = tap.openStream(0);
                TapStream other = tap.openStream(2)) {
            TestHeader header = new TestHeader();
            for (int id = 1; id <= MANY; id++) {
                Journals.write(id % 3 == 0 ? one : other, header.set(id, new Pair(id, -id)));
            }
        }
        return JournalReader.open(directory);
    }
}
