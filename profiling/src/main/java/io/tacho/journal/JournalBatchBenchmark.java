package io.tacho.journal;

import io.tacho.journal.format.JournalFiles;
import io.tacho.profiling.bench.Operations;
import io.tacho.profiling.bench.RecordedMessages;
import io.tacho.profiling.bench.TemporaryDirectories;
import io.tacho.runtime.spi.MessageOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a record costs its worker without the files. No clock is read. */
@State(Scope.Thread)
public class JournalBatchBenchmark {
    /** How a record stands in the batch. */
    @Param({"COMPACT", "PLAIN"})
    public RecordEncoding encoding = RecordEncoding.COMPACT;

    /** What the messages carry: two longs, or a long, an enum and a string. */
    @Param({"PAIR", "ORDER"})
    public Payload payload = Payload.PAIR;

    /** Operations of an invocation. */
    @Param("1000")
    public int batch;

    private int operations;
    private RecordedMessages messages = RecordedMessages.orders();
    private @Nullable Path directory;
    private @Nullable MetaWriter meta;
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
        operations = Operations.of(batch);
        Path made = TemporaryDirectories.create("tacho-bench");
        directory = made;
        if (payload == Payload.PAIR) {
            messages = RecordedMessages.of(i -> new Pair(i, 7L * i));
        }
        RecordingLimits limits = RecordingLimits.DEFAULT;
        MetaWriter dictionary = new MetaWriter(JournalFiles.meta(made), false);
        meta = dictionary;
        TypeRegistry types = new TypeRegistry(dictionary, Map.of());
        stream =
                new JournalStream(
                        new Discarding(new Batch(limits, encoding)),
                        new StreamTypes(types),
                        new InFlightFile(JournalFiles.inFlight(made), 1, 1).slot(0),
                        limits,
                        new RecordFormat(JournalMode.FULL, encoding));
    }

    /**
     * Closes the dictionary and removes it.
     *
     * @throws IOException if that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        if (meta != null && directory != null) {
            meta.journalClose(List.of());
            TemporaryDirectories.delete(directory);
        }
    }

    /**
     * One operation is one record, begun and ended, put into a batch of the journal that is thrown
     * away when it is full. Each differs from the one before as those of a busy worker do.
     *
     * @return how many batches of the journal that filled
     */
    @Benchmark
    public int journal_batch_record() {
        JournalStream present = stream;
        if (present == null) {
            throw new IllegalStateException("not open");
        }
        int filled = 0;
        for (int i = 0; i < operations; i++) {
            RecordedMessages next = messages.next();
            present.begin(next, next.recipient(), next.recipientSequence(), next.receivedAt(), -1);
            filled += present.end(next.completedAt(), MessageOutcome.HANDLED, next.flags()) ? 1 : 0;
        }
        return filled;
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
