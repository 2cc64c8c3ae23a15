package io.tacho.stress.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.stress.WrittenHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramLogTest {
    private static final long SECOND = 1_000_000_000;
    private static final int SECONDS = 100;

    /** Those that wait for late records, and the present one. */
    private static final int KEPT = 11;

    @TempDir private Path temporary = Path.of("");

    /**
     * A message a second in each of two streams; the first of the second takes half of the time.
     */
    private JournalReader written() {
        Path directory = temporary.resolve("journal");
        try (JournalTap tap = JournalTap.open(JournalOptions.builder(directory, 2).build());
                TapStream first = tap.openStream(0);
                TapStream second = tap.openStream(1)) {
            for (int i = 0; i < SECONDS; i++) {
                write(first, 1, i, i * SECOND + 1);
                write(second, 2, i, (i == 0 ? SECONDS / 2 : i) * SECOND + 1);
            }
        }
        return JournalReader.open(directory);
    }

    private static void write(TapStream stream, int lane, int sequence, long completedAt) {
        long id = MessageIds.of(lane, sequence + 1);
        long at = sequence * SECOND;
        stream.begin(new WrittenHeader(id, 0, id, at, at, at, 0, "m"), 1, 1, at, -1);
        stream.end(completedAt, MessageOutcome.HANDLED, 0);
    }

    private static List<Long> counts(byte[] log, List<Long> seconds) {
        List<Long> counts = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            while (reader.hasNext()) {
                if (reader.nextIntervalHistogram() instanceof Histogram histogram
                        && "queueWait".equals(histogram.getTag())) {
                    seconds.add(histogram.getStartTimeStamp() / 1_000);
                    counts.add(histogram.getTotalCount());
                }
            }
        }
        return counts;
    }

    @Test
    void shouldWriteEachSecondOnceAndKeepOnlyTheLast() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JournalReader reader = written();
        try (HistogramLog log = new HistogramLog(out, List.of());
                RecordCursor records = reader.merged()) {
            RecordFlyweight record;
            while ((record = records.next()) != null) {
                log.add(record);
                long second = record.receivedAt() / SECOND;
                long written = out.toString(US_ASCII).split("Tag=queueWait", -1).length - 1;
                assertTrue(written >= second - KEPT, () -> written + " written of " + second);
            }
        }
        List<Long> seconds = new ArrayList<>();
        List<Long> counts = counts(out.toByteArray(), seconds);
        assertEquals(LongStream.range(0, SECONDS).boxed().toList(), seconds);
        for (int i = 0; i < SECONDS; i++) {
            assertEquals(i == 0 ? 1 : i == SECONDS / 2 ? 3 : 2, counts.get(i));
        }
    }

    @Test
    void shouldSayThatItCanNotBeWritten() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("full");
                    }
                };
        assertThrows(IOException.class, () -> new HistogramLog(full, List.of()).close());
    }
}
