package io.tacho.profiling.bench;

import io.tacho.journal.AppendMode;
import io.tacho.journal.JournalMode;
import io.tacho.journal.JournalTap;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * Appending to a journal that keeps its youngest 256 MB. No clock is read. Records come as fast as
 * they are taken, which may be faster than a file system makes pages: so the figures have in them
 * what appends wait for, new files and the deletion of old ones included. Each thread has a stream
 * of its own, as workers have.
 */
@State(Scope.Benchmark)
public class JournalAppendBenchmark {
    private static final int STREAMS = 2;

    /** Which thread appends. */
    @Param({"INLINE", "WRITER_THREAD"})
    public AppendMode append = AppendMode.INLINE;

    /** What is recorded of each message. */
    @Param({"FULL", "HEADER"})
    public JournalMode mode = JournalMode.FULL;

    /** Operations of an invocation. */
    @Param("1000")
    public int batch;

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private @Nullable Path directory;
    private @Nullable JournalTap tap;

    /** For JMH. */
    public JournalAppendBenchmark() {}

    /**
     * Opens the journal.
     *
     * @throws IOException if its directory can't be made
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        directory = TemporaryDirectories.create("tacho-bench");
        tap =
                JournalTap.open(
                        BoundedJournal.options(directory, STREAMS)
                                .appendMode(append)
                                .mode(mode)
                                .build());
    }

    /**
     * One operation is one record, begun and ended, of a message with a long, an enum and a string;
     * each differs from the one before as those of a busy worker do. One worker.
     *
     * @param worker the worker
     * @return how many batches of the journal that filled
     */
    @Benchmark
    @Threads(1)
    public int journal_append_one_worker(Worker worker) {
        return worker.records();
    }

    /**
     * One operation is one record, begun and ended, as with one worker, while a second worker does
     * the same. Takes two cores, as does a writer thread.
     *
     * @param worker one of them
     * @return how many batches of the journal that filled
     */
    @Benchmark
    @Threads(2)
    public int journal_append_two_workers(Worker worker) {
        return worker.records();
    }

    private TapStream openStream() {
        JournalTap present = tap;
        if (present == null) {
            throw new IllegalStateException("the journal is not open");
        }
        return present.openStream(opened.getAndIncrement());
    }

    /** The last one removes the journal. */
    private void streamClosed() throws IOException {
        if (closed.incrementAndGet() < opened.get() || tap == null || directory == null) {
            return;
        }
        tap.close();
        Throwable failure = tap.failure();
        TemporaryDirectories.delete(directory);
        if (failure != null) {
            throw new IllegalStateException("the journal was not written", failure);
        }
    }

    /** A thread with its stream, and what it records. */
    @State(Scope.Thread)
    public static class Worker {
        private TapStream stream = TapStream.NONE;
        private final RecordedMessages messages = RecordedMessages.orders();
        private int operations;

        /** For JMH. */
        public Worker() {}

        /**
         * Opens the stream, on the worker's thread.
         *
         * @param benchmark has the journal
         */
        @Setup(Level.Trial)
        public void open(JournalAppendBenchmark benchmark) {
            operations = Operations.of(benchmark.batch);
            stream = benchmark.openStream();
        }

        /**
         * Closes the stream, on the worker's thread.
         *
         * @param benchmark has the journal
         * @throws IOException if the journal can't be removed
         */
        @TearDown(Level.Trial)
        public void close(JournalAppendBenchmark benchmark) throws IOException {
            stream.close();
            benchmark.streamClosed();
        }

        private int records() {
            int filled = 0;
            for (int i = 0; i < operations; i++) {
                RecordedMessages next = messages.next();
                stream.begin(
                        next, next.recipient(), next.recipientSequence(), next.receivedAt(), -1);
                filled +=
                        stream.end(next.completedAt(), MessageOutcome.HANDLED, next.flags())
                                ? 1
                                : 0;
            }
            return filled;
        }
    }
}
