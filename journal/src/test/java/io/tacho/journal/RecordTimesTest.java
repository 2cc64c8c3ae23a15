package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.MessageOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record's fields together say of its message. */
class RecordTimesTest {
    @TempDir private Path temp;

    private record Times(boolean scheduled, long waitsSince, long operationBeganAt) {}

    /** Only the first message of an operation is one that a load wanted at a certain time. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    #       cause, due, sent, scheduled, waitsSince, operationBeganAt
                    late,   0,     50,  70,   true,      50,         50
                    early,  0,     90,  70,   true,      70,         90
                    other,  0,     0,   70,   false,     70,         60
                    caused, 5,     50,  70,   false,     70,         50
                    """)
    void shouldTellSinceWhenAMessageWaits(
            String name,
            long cause,
            long due,
            long sent,
            boolean scheduled,
            long waitsSince,
            long operationBeganAt) {
        Path directory = temp.resolve("journal");
        Journals.writeAll(
                Journals.smallBatches(directory, 1),
                stream -> Journals.write(stream, new Sent(cause, due, sent)));

        JournalReader.open(directory)
                .forEachRecord(
                        0,
                        record ->
                                assertEquals(
                                        new Times(scheduled, waitsSince, operationBeganAt),
                                        new Times(
                                                record.isScheduled(),
                                                record.waitsSince(),
                                                record.operationBeganAt()),
                                        name));
        assertEquals(1, JournalReader.open(directory).status().messages());
    }

    @Test
    void shouldTellWhichMessagesEndTheirOperation() {
        Path directory = temp.resolve("journal");
        Journals.writeAll(
                Journals.smallBatches(directory, 1),
                stream -> {
                    TestHeader header = new TestHeader();
                    for (int flags = 0; flags < 4; flags++) {
                        stream.begin(header.set(flags + 1, ""), 1, 1, 1, 1);
                        stream.end(1, MessageOutcome.HANDLED, flags);
                    }
                });

        StringBuilder ends = new StringBuilder();
        JournalReader.open(directory)
                .forEachRecord(0, record -> ends.append(record.endsOperation()).append(' '));
        assertEquals("false true false true ", ends.toString());
    }

    private static final class Sent extends TestHeader {
        private final long cause;
        private final long due;
        private final long sent;

        Sent(long cause, long due, long sent) {
            this.cause = cause;
            this.due = due;
            this.sent = sent;
            set(1, "");
        }

        @Override
        public long causeId() {
            return cause;
        }

        @Override
        public long dueAt() {
            return due;
        }

        @Override
        public long rootSentAt() {
            return 60;
        }

        @Override
        public long sentAt() {
            return sent;
        }
    }
}
