package io.tacho.journal;

import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Not a test: prints what a record costs. Arguments: directory, records (5,000,000), rounds (3).
 * The directory is left behind.
 */
public final class ThroughputCheck {
    private ThroughputCheck() {}

    /**
     * Runs.
     *
     * @param args directory, records, rounds
     * @throws IOException if the directory can't be made
     */
    public static void main(String[] args) throws IOException {
        Path parent = Files.createDirectories(Path.of(args[0]));
        int records = args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        for (int round = 0; round < rounds; round++) {
            Path directory = parent.resolve("round-" + round);
            JournalOptions options =
                    JournalOptions.builder(directory, 1).maxBatchAge(Long.MAX_VALUE).build();
            try (JournalTap tap = JournalTap.open(options);
                    TapStream stream = tap.openStream(0)) {
                TestHeader header = new TestHeader();
                Object message = new Pair(1, 2);
                long start = System.nanoTime();
                for (int i = 1; i <= records; i++) {
                    stream.begin(header.set(i, message), 1, i, i, -1);
                    stream.end(i, MessageOutcome.HANDLED, 0);
                }
                stream.flush();
                long nanos = System.nanoTime() - start;
                print("write", records, tap.bytes(), nanos);
            }
            long start = System.nanoTime();
            JournalReader reader = JournalReader.open(directory);
            long[] sum = new long[1];
            reader.forEachRecord(0, record -> sum[0] += record.messageId());
            print("read ", records, (long) records * 112, System.nanoTime() - start);
            if (sum[0] != (long) records * (records + 1) / 2) {
                throw new IllegalStateException("read other records than were written");
            }
        }
    }

    private static void print(String what, int records, long bytes, long nanos) {
        System.out.printf(
                Locale.ROOT,
                "%s %.1f ns a record, %.2f GB/s%n",
                what,
                (double) nanos / records,
                (double) bytes / nanos);
    }
}
