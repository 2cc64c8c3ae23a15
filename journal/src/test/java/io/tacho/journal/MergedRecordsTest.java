package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.TapStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedRecordsTest {
    private static final int MANY = 3_000;

    @TempDir private Path temp;

    @Test
    void shouldShowAllStreamsInOneOrderOfTimeWhenMerged() {
        JournalReader reader = written();
        List<Long> ids = new ArrayList<>();
        try (RecordCursor cursor = reader.merged()) {
            RecordFlyweight record;
            while ((record = cursor.next()) != null) {
                ids.add(record.messageId());
            }
            assertNull(cursor.next());
        }
        assertEquals(LongStream.rangeClosed(1, MANY).boxed().toList(), ids);
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
