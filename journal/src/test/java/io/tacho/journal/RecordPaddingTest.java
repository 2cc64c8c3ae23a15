package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.format.RecordDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.TapStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordPaddingTest {
    @TempDir private Path temp;

    record Note(String text) {}

    /** A batch is put together where the one before was. */
    @Test
    void shouldFillUpARecordWithZerosWhereOthersHaveBeen() {
        Path directory = temp.resolve("journal");
        TestHeader header = new TestHeader();
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 1).build());
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, header.set(1, new Note("x".repeat(100))));
            stream.flush();
            for (int length = 1; length <= RecordDescriptor.ALIGNMENT; length++) {
                Journals.write(stream, header.set(1 + length, new Note("y".repeat(length))));
                stream.flush();
            }
        }

        int[] padded = new int[1];
        JournalReader.open(directory)
                .forEachRecord(
                        0,
                        record -> {
                            int payload = record.payloadLength();
                            int end = RecordDescriptor.HEADER_LENGTH + payload;
                            byte[] padding = new byte[RecordDescriptor.recordLength(payload) - end];
                            record.buffer().get(record.payloadOffset() + payload, padding);
                            assertArrayEquals(new byte[padding.length], padding);
                            padded[0] += padding.length;
                        });
        assertEquals(0 + 1 + 2 + 3 + 4 + 5 + 6 + 7, padded[0]);
    }
}
