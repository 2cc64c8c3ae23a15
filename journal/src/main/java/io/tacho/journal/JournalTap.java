package io.tacho.journal;

import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.PauseCause;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records every message of a system in a directory, readable with {@link
 * io.tacho.journal.reader.JournalReader}. Any thread. Only {@link #open} throws for what happens to
 * the disk; later failures are counted in {@link #missed()} and told by {@link #failure()}, because
 * a system must not fall with its recorder.
 */
public final class JournalTap implements MessageTap {
    private final JournalOptions options;
    private final long journalId;
    private final MetaWriter meta;
    private final TypeRegistry types;
    private final PageLayer pages = new PageLayer();
    private final InFlightFile inFlight;
    private final List<StreamTotals> totals;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Null where workers append themselves. */
    private final @Nullable JournalWriter writer;

    private JournalTap(JournalOptions options, @Nullable JournalWriter writer, long journalId)
            throws IOException {
        this.options = options;
        this.writer = writer;
        this.journalId = journalId;
        totals = IntStream.range(0, options.streams()).mapToObj(i -> new StreamTotals()).toList();
        inFlight =
                new InFlightFile(
                        JournalFiles.inFlight(options.directory()), options.streams(), journalId);
        meta =
                new MetaWriter(
                        JournalFiles.meta(options.directory()),
                        options.segments().durability() == SegmentOptions.Durability.POWER);
        meta.journalOpen(
                journalId,
                options.streams(),
                options.format().mode() == JournalMode.FULL
                        ? BodyDescriptor.MODE_FULL
                        : BodyDescriptor.MODE_HEADER);
        types = new TypeRegistry(meta, options.codecs());
    }

    /**
     * Starts a journal and anchors its clocks. Takes some 100 ms. A directory that it makes is its
     * owner's alone.
     *
     * @param options where and how
     * @return the tap, to be given to the system and closed after it
     * @throws JournalException if the directory holds anything, or can't be written
     */
    public static JournalTap open(JournalOptions options) {
        return open(
                options,
                options.appending().mode() == AppendMode.WRITER_THREAD
                        ? new JournalWriter()
                        : null);
    }

    /** With a writer of the caller's own; without one workers append themselves. */
    static JournalTap open(JournalOptions options, @Nullable JournalWriter writer) {
        Path directory = options.directory();
        try {
            OwnerOnlyDirectories.create(directory);
            try (Stream<Path> content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new JournalException(
                            "The journal directory " + directory + " is not empty; name a new one");
                }
            }
            JournalTap tap = new JournalTap(options, writer, epochNanos());
            Throwable failure = tap.meta.failure();
            if (failure != null) {
                tap.close();
                throw unwritable(directory, failure);
            }
            tap.anchor();
            return tap;
        } catch (JournalException e) {
            throw e;
        } catch (IOException | RuntimeException | InternalError e) {
            // Chronicle's own are of either kind, and it maps files for which there may be no room.
            throw unwritable(directory, e);
        }
    }

    /**
     * Opens a worker's stream. Behind the journal's end it records nothing: what it is given is
     * missed, and {@link #failure()} says so.
     *
     * @throws IllegalArgumentException if there is no such worker
     * @throws IllegalStateException if its stream was opened before
     */
    @Override
    public TapStream openStream(int worker) {
        StreamTotals own = totals.get(Objects.checkIndex(worker, options.streams()));
        if (own.state() != BodyDescriptor.STREAM_UNOPENED) {
            throw new IllegalStateException("Stream " + worker + " is already open");
        }
        if (closed.get()) {
            own.failed(
                    new JournalException(
                            "The journal was closed before stream " + worker + " began"));
            return new MissedStream(own);
        }
        RecordingLimits limits = options.limits();
        try {
            BatchSink sink = sink(worker, own);
            // Behind what it speaks of: a stream that is opened here and has nothing is lost.
            meta.streamOpen(journalId, worker);
            return new JournalStream(
                    sink, new StreamTypes(types), inFlight.slot(worker), limits, options.format());
        } catch (Throwable e) {
            own.failed(e);
            return new MissedStream(own);
        }
    }

    private BatchSink sink(int worker, StreamTotals own) throws IOException {
        StreamOutput out =
                new StreamOutput(
                        JournalFiles.stream(options.directory(), worker),
                        pages,
                        own,
                        new StreamOutput.StreamIdentity(journalId, worker),
                        options.segments().shareOf(options.streams()),
                        meta);
        try {
            return sink(out, own);
        } catch (Throwable e) {
            // No memory for its batches.
            out.stop(e);
            out.close();
            throw e;
        }
    }

    private BatchSink sink(StreamOutput out, StreamTotals own) {
        JournalWriter present = writer;
        if (present == null) {
            return new InlineSink(out, newBatch());
        }
        int batches = options.appending().batches(Batch.capacity(options.limits()));
        HandOver handOver = new HandOver(batches, this::newBatch);
        present.add(new StreamDrain(handOver, out));
        return new HandOverSink(handOver, present, out, own);
    }

    private Batch newBatch() {
        return new Batch(options.limits(), options.format().encoding());
    }

    @Override
    public void actorSpawned(int actorId, String name, Class<?> behaviour) {
        meta.actor(actorId, name, behaviour.getName());
    }

    @Override
    public void laneClosed(int lane, long sent, long rejected) {
        meta.laneClosed(lane, sent, rejected);
    }

    /**
     * Keeps the run's configuration.
     *
     * @param json any text, JSON by convention
     */
    public void config(String json) {
        meta.config(json);
    }

    /**
     * The measured window begins.
     *
     * @param nanoTime ns of {@link System#nanoTime()}
     */
    public void windowStart(long nanoTime) {
        meta.window(DocumentKind.WINDOW_START, nanoTime);
    }

    /**
     * The measured window ends.
     *
     * @param nanoTime ns of {@link System#nanoTime()}
     */
    public void windowEnd(long nanoTime) {
        meta.window(DocumentKind.WINDOW_END, nanoTime);
    }

    /**
     * Keeps a time in which the process was kept from running.
     *
     * @param cause why
     * @param from ns of {@link System#nanoTime()}
     * @param to likewise
     */
    public void pause(PauseCause cause, long from, long to) {
        meta.pause(cause, from, to);
    }

    /** Writes down what both clocks say now, and the actors and pauses known so far. */
    public void anchor() {
        long before = System.nanoTime();
        long wall = epochNanos();
        long after = System.nanoTime();
        meta.anchor(before + (after - before) / 2, wall);
    }

    /**
     * Messages appended, without the activities of workers.
     *
     * @return as of each stream's last append
     */
    public long records() {
        return sum(StreamTotals::messages);
    }

    /**
     * Activities of workers appended.
     *
     * @return as of each stream's last append
     */
    public long activities() {
        return sum(StreamTotals::activities);
    }

    /**
     * Bytes of the documents appended, without what Chronicle adds.
     *
     * @return as of each stream's last append
     */
    public long bytes() {
        return sum(StreamTotals::bytes) + meta.bytes();
    }

    /**
     * Messages handled but not recorded, because a stream had failed.
     *
     * @return 0 unless {@link #failure()} says why
     */
    public long missed() {
        return sum(StreamTotals::missed);
    }

    /**
     * Which thread appends.
     *
     * @return as the options say
     */
    public AppendMode appendMode() {
        return options.appending().mode();
    }

    /**
     * How often a worker had to wait because all batches of its stream were on their way to the
     * files. Its actors were held up meanwhile, but nothing was lost.
     *
     * @return waits begun; 0 where workers append themselves
     */
    public long waits() {
        return sum(StreamTotals::waits);
    }

    /**
     * How long workers have waited in those waits that are over.
     *
     * @return ns, of all workers together
     */
    public long waitedNanos() {
        return sum(StreamTotals::waitedNanos);
    }

    /**
     * Why something isn't recorded.
     *
     * @return the first failure of a stream or of the dictionary; null if there is none
     */
    public @Nullable Throwable failure() {
        for (StreamTotals each : totals) {
            Throwable failure = each.failure();
            if (failure != null) {
                return failure;
            }
        }
        return meta.failure();
    }

    /**
     * Message classes recorded without their payload though it was asked for: no codec for them, a
     * schema or a payload larger than the limit, or what it is read from threw.
     *
     * @return class name to number of such records; a copy
     */
    public Map<String, Long> opaqueTypes() {
        return types.omitted();
    }

    /** Ends the journal in good order, as far as its streams did. The second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (writer != null) {
                writer.close();
            }
            meta.journalClose(totals);
            pages.close();
        }
    }

    private long sum(ToLongFunction<StreamTotals> what) {
        return totals.stream().mapToLong(what).sum();
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static JournalException unwritable(Path directory, Throwable cause) {
        return new JournalException(
                "The journal directory " + directory + " can't be written: " + cause, cause);
    }
}
