package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both encodings of the same messages read the same. */
class CompactEncodingTest {
    private static final int RECORDS = 5_000;

    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldReadTheSameFromBothEncodings() {
        for (long seed = 1; seed <= 5; seed++) {
            assertEquals(
                    texts(write(RecordEncoding.PLAIN, seed)),
                    texts(write(RecordEncoding.COMPACT, seed)));
        }
    }

    @Test
    void shouldTakeAtMost40BytesForATypicalHeader() {
        Path directory = temporary.resolve("typical");
        long before;
        long after;
        JournalOptions options =
                JournalOptions.builder(directory, 1).appendMode(AppendMode.INLINE).build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            before = tap.bytes();
            for (int i = 1; i <= RECORDS; i++) {
                typical(stream, i);
            }
            stream.flush();
            after = tap.bytes();
        }
        double each = (double) (after - before) / RECORDS;
        // Of the payload's 16 bytes; what batches and their headers cost is in it.
        assertTrue(each - 16 <= 40, () -> each + " bytes a record");
    }

    /** A reply on a worker that handles a message in 300 ns, in a system of 10,000 actors. */
    private static void typical(TapStream stream, int i) {
        long now = 1_000_000_000_000L + i * 300L;
        Fields fields = new Fields();
        fields.message = new Pair(i, -i);
        fields.messageId = 1L << 48 | 5_000_000 + i;
        fields.causeId = 1L << 48 | 4_999_990 + i;
        fields.rootId = 3L << 48 | 1_000_000 + i / 3;
        fields.sentAt = now - 5_000;
        fields.rootSentAt = now - 9_000;
        fields.dueAt = now - 12_000;
        fields.sender = i * 7 % 10_000;
        fields.kind = 2;
        stream.begin(fields, i * 31 % 10_000, 500 + i / 10_000, now, -1);
        stream.end(now + 300, MessageOutcome.HANDLED, 2);
    }

    private Path write(RecordEncoding encoding, long seed) {
        Random random = new Random(seed);
        Path directory = temporary.resolve(encoding + "-" + seed);
        JournalOptions options =
                JournalOptions.builder(directory, 1)
                        .encoding(encoding)
                        .batchBytes(4096)
                        .maxBatchAge(Long.MAX_VALUE)
                        .activityThreshold(0)
                        .build();
        try (JournalTap tap = JournalTap.open(options);
                TapStream stream = tap.openStream(0)) {
            for (int i = 0; i < RECORDS; i++) {
                if (random.nextInt(10) == 0) {
                    long from = random.nextLong() >>> 2;
                    stream.activity(
                            WorkerActivity.values()[random.nextInt(4)],
                            from,
                            from + random.nextInt(1_000_000));
                } else {
                    anything(stream, random);
                }
            }
        }
        return directory;
    }

    private static void anything(TapStream stream, Random random) {
        Fields fields = new Fields();
        fields.message =
                switch (random.nextInt(3)) {
                    case 0 -> new Pair(random.nextLong(), random.nextLong());
                    case 1 -> "text of " + random.nextInt() + "x".repeat(random.nextInt(2_000));
                    default -> new Object();
                };
        fields.messageId = number(random) | 1;
        fields.causeId = random.nextBoolean() ? 0 : number(random);
        fields.rootId =
                switch (random.nextInt(3)) {
                    case 0 -> fields.messageId;
                    case 1 -> fields.causeId;
                    default -> number(random);
                };
        fields.dueAt = random.nextBoolean() ? 0 : number(random);
        fields.rootSentAt = number(random);
        fields.sentAt = number(random);
        fields.sender = random.nextInt();
        fields.kind = (byte) random.nextInt(6);
        int backlog = random.nextBoolean() ? -1 : random.nextInt(Integer.MAX_VALUE);
        stream.begin(fields, random.nextInt(), random.nextLong() >>> 1, number(random), backlog);
        MessageOutcome[] outcomes = MessageOutcome.values();
        stream.end(
                number(random),
                outcomes[random.nextInt(outcomes.length)],
                random.nextInt(4) | (random.nextInt(5) == 0 ? 0xFF00 : 0));
    }

    /** Of any length, negative ones among them. */
    private static long number(Random random) {
        return random.nextLong() >> random.nextInt(64);
    }

    private static List<String> texts(Path directory) {
        JournalReader reader = JournalReader.open(directory);
        List<String> texts = new ArrayList<>();
        reader.forEachRecord(0, record -> texts.add(textOf(record, reader)));
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
        assertEquals(RECORDS, texts.size());
        return texts;
    }

    private static String textOf(RecordFlyweight record, JournalReader reader) {
        if (record.isActivity()) {
            return record.activity() + " " + record.receivedAt() + " " + record.completedAt();
        }
        return String.join(
                " ",
                record.kind().name(),
                record.outcome().name(),
                Integer.toHexString(record.flags()),
                Long.toHexString(record.messageId()),
                Long.toHexString(record.causeId()),
                Long.toHexString(record.rootId()),
                Long.toString(record.dueAt()),
                Long.toString(record.rootSentAt()),
                Long.toString(record.sentAt()),
                Long.toString(record.receivedAt()),
                Long.toString(record.completedAt()),
                Long.toString(record.recipientSequence()),
                Integer.toString(record.recipient()),
                Integer.toString(record.sender()),
                Integer.toString(record.typeId()),
                Integer.toString(record.backlog()),
                new PayloadDescriber(reader.dictionary()).describe(record));
    }

    private static final class Fields implements MessageHeader {
        private Object message = "";
        private long messageId;
        private long causeId;
        private long rootId;
        private long dueAt;
        private long rootSentAt;
        private long sentAt;
        private int sender;
        private byte kind;

        @Override
        public long messageId() {
            return messageId;
        }

        @Override
        public long causeId() {
            return causeId;
        }

        @Override
        public long rootId() {
            return rootId;
        }

        @Override
        public long dueAt() {
            return dueAt;
        }

        @Override
        public long rootSentAt() {
            return rootSentAt;
        }

        @Override
        public long sentAt() {
            return sentAt;
        }

        @Override
        public int senderId() {
            return sender;
        }

        @Override
        public byte kindCode() {
            return kind;
        }

        @Override
        public int flags() {
            return 0;
        }

        @Override
        public Object message() {
            return message;
        }
    }
}
