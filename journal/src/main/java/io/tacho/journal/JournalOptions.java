package io.tacho.journal;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.format.BodyDescriptor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a journal is written.
 *
 * @param directory where; must not exist or be empty
 * @param streams number of workers; 1 to 4,096
 * @param format what is kept of a message, and how
 * @param limits when a stream writes and what it leaves out
 * @param appending how batches get from the workers to the files
 * @param segments files, and how long they are kept
 * @param codecs codecs of the caller's own, by exact message class
 */
public record JournalOptions(
        Path directory,
        int streams,
        RecordFormat format,
        RecordingLimits limits,
        AppendOptions appending,
        SegmentOptions segments,
        Map<Class<?>, PayloadCodec<?>> codecs) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public JournalOptions {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(appending, "appending");
        if (streams < 1 || streams > BodyDescriptor.MAX_STREAMS) {
            throw new IllegalArgumentException("streams is out of range: " + streams);
        }
        // Refuses what leaves a stream no room.
        Objects.requireNonNull(segments, "segments").shareOf(streams);
        codecs = Map.copyOf(codecs);
    }

    /**
     * Starts from the defaults: full records, batches of 64 KiB and 1 ms. A thread of its own
     * appends them where two processors more than workers are there; elsewhere the workers do.
     *
     * @param directory where the journal goes; must not exist or be empty
     * @param streams number of workers
     * @return a builder
     */
    public static Builder builder(Path directory, int streams) {
        return new Builder(directory, streams);
    }

    /** Collects options. Confined to a thread. */
    public static final class Builder {
        private final Path directory;
        private final int streams;
        private final Map<Class<?>, PayloadCodec<?>> codecs = new HashMap<>();
        private JournalMode mode = JournalMode.FULL;
        private RecordEncoding encoding = RecordEncoding.COMPACT;
        private RecordingLimits limits = RecordingLimits.DEFAULT;
        private AppendOptions appending;
        private SegmentOptions segments = SegmentOptions.DEFAULT;

        private Builder(Path directory, int streams) {
            this.directory = directory;
            this.streams = streams;
            AppendMode mode =
                    AppendMode.suitedTo(streams, Runtime.getRuntime().availableProcessors());
            appending = new AppendOptions(mode, AppendOptions.DEFAULT_POOL_BYTES);
        }

        /**
         * Which thread appends batches.
         *
         * @param value by default a writer thread if two processors more than workers are there
         * @return this
         */
        public Builder appendMode(AppendMode value) {
            appending = new AppendOptions(value, appending.poolBytes());
            return this;
        }

        /**
         * How much memory a stream has for batches that a writer thread is still to append.
         *
         * @param bytes 1 to 1 GiB, at least two batches are there in any case; 4 MiB by default
         * @return this
         */
        public Builder poolBytes(int bytes) {
            appending = new AppendOptions(appending.mode(), bytes);
            return this;
        }

        /**
         * How records stand in a batch; compact unless set.
         *
         * @param value the encoding
         * @return this
         */
        public Builder encoding(RecordEncoding value) {
            encoding = value;
            return this;
        }

        /**
         * How much of a message is recorded.
         *
         * @param value full by default
         * @return this
         */
        public Builder mode(JournalMode value) {
            mode = value;
            return this;
        }

        /**
         * How records are spread over files, and how long those are kept.
         *
         * @param value of the whole journal; files of 1 GiB that all stay, by default
         * @return this
         */
        public Builder segments(SegmentOptions value) {
            segments = value;
            return this;
        }

        /**
         * When a batch is full.
         *
         * @param value bytes, 1 KiB to 4 MiB; 64 KiB by default
         * @return this
         */
        public Builder batchBytes(int value) {
            limits =
                    new RecordingLimits(
                            value,
                            limits.maxBatchAgeNanos(),
                            limits.maxPayloadBytes(),
                            limits.activityThresholdNanos());
            return this;
        }

        /**
         * When a batch is old enough to be written.
         *
         * @param nanos 0 or more; 1 ms by default
         * @return this
         */
        public Builder maxBatchAge(long nanos) {
            limits =
                    new RecordingLimits(
                            limits.batchBytes(),
                            nanos,
                            limits.maxPayloadBytes(),
                            limits.activityThresholdNanos());
            return this;
        }

        /**
         * Which payloads are too large to be recorded.
         *
         * @param bytes the largest that is; 32 KiB by default
         * @return this
         */
        public Builder maxPayloadBytes(int bytes) {
            limits =
                    new RecordingLimits(
                            limits.batchBytes(),
                            limits.maxBatchAgeNanos(),
                            bytes,
                            limits.activityThresholdNanos());
            return this;
        }

        /**
         * Which activities of a worker are too short to be recorded.
         *
         * @param nanos the shortest that is; 5,000 by default
         * @return this
         */
        public Builder activityThreshold(long nanos) {
            limits =
                    new RecordingLimits(
                            limits.batchBytes(),
                            limits.maxBatchAgeNanos(),
                            limits.maxPayloadBytes(),
                            nanos);
            return this;
        }

        /**
         * A codec for a class that has none by itself, or another than that.
         *
         * @param type the exact class of the messages
         * @param codec used by several workers at a time
         * @param <T> the class
         * @return this
         */
        public <T> Builder codec(Class<T> type, PayloadCodec<T> codec) {
            codecs.put(type, codec);
            return this;
        }

        /**
         * Makes the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if a value is out of its range
         */
        public JournalOptions build() {
            return new JournalOptions(
                    directory,
                    streams,
                    new RecordFormat(mode, encoding),
                    limits,
                    appending,
                    segments,
                    codecs);
        }
    }
}
