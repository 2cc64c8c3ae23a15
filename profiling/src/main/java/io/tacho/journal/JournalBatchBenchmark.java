package io.tacho.journal;

import io.tacho.journal.format.JournalFiles;
import io.tacho.profiling.bench.RecordedMessages;
import io.tacho.profiling.bench.TemporaryDirectories;
import io.tacho.runtime.spi.MessageOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is one record, begun and ended, put into a batch that is thrown away when it is
 * full: what a record costs its worker without the files. Each differs from the one before as those
 * of a busy worker do. No clock is read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(3)
public class JournalBatchBenchmark {
    /** How a record stands in the batch. */
    @Param({"COMPACT", "PLAIN"})
    public RecordEncoding encoding = RecordEncoding.COMPACT;

    /** What the messages carry: two longs, or a long, an enum and a string. */
    @Param({"PAIR", "ORDER"})
    public Payload payload = Payload.PAIR;

    private RecordedMessages messages = RecordedMessages.orders();
    private @Nullable Path directory;
    private @Nullable JournalStream stream;

    /** For JMH. */
    public JournalBatchBenchmark() {}

    /** For JMH. */
    public enum Payload {
        /** 16 bytes. */
        PAIR,
        /** As in the benchmark of whole appends. */
        ORDER
    }

    record Pair(long first, long second) {}

    /**
     * Makes a stream without files.
     *
     * @throws IOException if its dictionary can't be written
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Path made = TemporaryDirectories.create("tacho-bench");
        directory = made;
        if (payload == Payload.PAIR) {
            messages = RecordedMessages.of(i -> new Pair(i, 7L * i));
        }
        RecordingLimits limits = RecordingLimits.DEFAULT;
        TypeRegistry types =
                new TypeRegistry(new MetaWriter(JournalFiles.meta(made), false), Map.of());
        stream =
                new JournalStream(
                        new Discarding(new Batch(limits, encoding)),
                        new StreamTypes(types),
                        new InFlightFile(JournalFiles.inFlight(made), 1, 1).slot(0),
                        limits,
                        new RecordFormat(JournalMode.FULL, encoding));
    }

    /**
     * Removes the dictionary.
     *
     * @throws IOException if that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        if (directory != null) {
            TemporaryDirectories.delete(directory);
        }
    }

    /**
     * A record.
     *
     * @return whether that ended a batch
     */
    @Benchmark
    public boolean journal_batch_record() {
        JournalStream present = stream;
        if (present == null) {
            throw new IllegalStateException("not open");
        }
        RecordedMessages next = messages.next();
        present.begin(next, next.recipient(), next.recipientSequence(), next.receivedAt(), -1);
        return present.end(next.completedAt(), MessageOutcome.HANDLED, next.flags());
    }

    /** Has one batch, which is filled over and over. */
    private record Discarding(Batch take) implements BatchSink {
        @Override
        public void give(Batch full) {
            // Filled, and that is all that is measured.
        }

        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void missed(long count) {
            throw new IllegalStateException("a message was missed");
        }

        @Override
        public void stop(Throwable cause) {
            throw new IllegalStateException(cause);
        }

        @Override
        public boolean close() {
            return true;
        }
    }
}
