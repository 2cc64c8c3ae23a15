package io.tacho.profiling.bench;

import io.tacho.journal.AppendMode;
import io.tacho.journal.JournalMode;
import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.SegmentOptions;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is one record, begun and ended, of a message with a long, an enum and a string;
 * each differs from the one before as those of a busy worker do. No clock is read. Records come as
 * fast as they are taken, which may be faster than a file system makes pages: so the mean has in it
 * what appends wait for, new files and the deletion of old ones included. Each thread has a stream
 * of its own, as workers have.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(3)
public class JournalAppendBenchmark {
    private static final int STREAMS = 2;

    /** Of all streams together; so that a long run does not fill the disk. */
    private static final SegmentOptions SEGMENTS =
            new SegmentOptions(32L << 20, 0, 256L << 20, SegmentOptions.Durability.PROCESS);

    /** Which thread appends. */
    @Param({"INLINE", "WRITER_THREAD"})
    public AppendMode append = AppendMode.INLINE;

    /** What is recorded of each message. */
    @Param({"FULL", "HEADER"})
    public JournalMode mode = JournalMode.FULL;

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
                        JournalOptions.builder(directory.resolve("journal"), STREAMS)
                                .appendMode(append)
                                .mode(mode)
                                .segments(SEGMENTS)
                                .build());
    }

    /**
     * A record on one worker.
     *
     * @param worker the worker
     * @return whether that ended a batch
     */
    @Benchmark
    @Threads(1)
    public boolean journal_append_one_worker(Worker worker) {
        return worker.record();
    }

    /**
     * A record on each of two workers at the same time.
     *
     * @param worker one of them
     * @return whether that ended a batch
     */
    @Benchmark
    @Threads(2)
    public boolean journal_append_two_workers(Worker worker) {
        return worker.record();
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

        /** For JMH. */
        public Worker() {}

        /**
         * Opens the stream, on the worker's thread.
         *
         * @param benchmark has the journal
         */
        @Setup(Level.Trial)
        public void open(JournalAppendBenchmark benchmark) {
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

        private boolean record() {
            RecordedMessages next = messages.next();
            stream.begin(next, next.recipient(), next.recipientSequence(), next.receivedAt(), -1);
            return stream.end(next.completedAt(), MessageOutcome.HANDLED, next.flags());
        }
    }
}
