package io.tacho.profiling.endurance;

import io.tacho.journal.AppendMode;
import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.profiling.bench.RecordedMessages;
import io.tacho.profiling.bench.TemporaryDirectories;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;

/**
 * A minute of records as fast as one worker makes them, all kept; and then as many bytes by a
 * program that does nothing but copy them into mapped files of the same size. In turns, below
 * {@code java.io.tmpdir}, which needs some 60 GB where pages cost little: all that a minute brings
 * is kept until it is over.
 */
final class JournalCourse implements Course {
    private static final long NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int ROUNDS = 3;
    private static final long FILE_BYTES = 1L << 30;
    private static final int BATCH_BYTES = 1 << 16;
    private static final int RECORDS_A_LOOK = 1 << 10;

    private record Written(long records, long bytes, long nanos) {
        double megabytesPerSecond() {
            return bytes * 1e3 / nanos;
        }
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void run(PrintStream out) {
        for (int round = 0; round < ROUNDS; round++) {
            Written inline = withDirectory(at -> journal(at, AppendMode.INLINE));
            Written bare = withDirectory(at -> mappedFiles(at, inline.bytes));
            Written handedOver = withDirectory(at -> journal(at, AppendMode.WRITER_THREAD));
            out.printf(
                    Locale.ROOT,
                    "journal %,d records, %.1f B each, %.0f MB/s; mapped files %.0f MB/s: %.2f of"
                            + " that; journal with a writer thread %,d records, %.0f MB/s%n",
                    inline.records,
                    (double) inline.bytes / inline.records,
                    inline.megabytesPerSecond(),
                    bare.megabytesPerSecond(),
                    inline.megabytesPerSecond() / bare.megabytesPerSecond(),
                    handedOver.records,
                    handedOver.megabytesPerSecond());
        }
    }

    private static Written journal(Path directory, AppendMode mode) {
        JournalOptions options =
                JournalOptions.builder(directory.resolve("journal"), 1).appendMode(mode).build();
        RecordedMessages messages = RecordedMessages.orders();
        long records = 0;
        long nanos;
        JournalTap tap = JournalTap.open(options);
        try (tap;
                TapStream stream = tap.openStream(0)) {
            long from = System.nanoTime();
            do {
                for (int i = 0; i < RECORDS_A_LOOK; i++) {
                    RecordedMessages next = messages.next();
                    stream.begin(
                            next,
                            next.recipient(),
                            next.recipientSequence(),
                            next.receivedAt(),
                            -1);
                    stream.end(next.completedAt(), MessageOutcome.HANDLED, next.flags());
                }
                records += RECORDS_A_LOOK;
                nanos = System.nanoTime() - from;
            } while (nanos < NANOS);
        }
        Finish.require(
                tap.records() == records,
                "on record are " + tap.records() + " of " + records + ": " + tap.failure());
        return new Written(records, tap.bytes(), nanos);
    }

    private static Written mappedFiles(Path directory, long bytes) throws IOException {
        byte[] batch = new byte[BATCH_BYTES];
        new Random(1).nextBytes(batch);
        long from = System.nanoTime();
        long written = 0;
        for (int file = 0; written < bytes; file++) {
            try (FileChannel channel =
                    FileChannel.open(
                            directory.resolve(file + ".dat"),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE)) {
                MappedByteBuffer mapped =
                        channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_BYTES);
                try {
                    while (mapped.hasRemaining() && written < bytes) {
                        mapped.put(batch);
                        written += batch.length;
                    }
                } finally {
                    // A file that is mapped keeps its blocks when it is deleted.
                    IoUtil.unmap(mapped);
                }
            }
        }
        return new Written(0, written, System.nanoTime() - from);
    }

    @FunctionalInterface
    private interface Writing {
        Written into(Path directory) throws IOException;
    }

    private static Written withDirectory(Writing writing) {
        try {
            Path directory = TemporaryDirectories.create("tacho-journal");
            try {
                return writing.into(directory);
            } finally {
                TemporaryDirectories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
