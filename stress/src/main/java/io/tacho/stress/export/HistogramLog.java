package io.tacho.stress.export;

import io.tacho.journal.reader.ClockAnchor;
import io.tacho.journal.reader.RecordFlyweight;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * An HdrHistogram log (version 1.3) with an interval a second, by when messages were completed:
 * tagged {@code queueWait} and {@code handling} of all messages, {@code response} of the operations
 * that ended. In ns. Written on the way, so that what is kept does not grow with the journal:
 * records come in the order in which messages were received, and no message is completed before.
 */
final class HistogramLog implements AutoCloseable {
    private static final int DIGITS = 2;

    /**
     * How long an interval is waited with: threads outside the pool leave their records to its
     * workers, which may be late. What comes later still becomes one more interval of that second.
     */
    private static final long LATE_SECONDS = 10;

    private final PrintStream out;
    private final HistogramLogWriter log;
    private final long epochLessNano;
    private final NavigableMap<Long, Interval> intervals = new TreeMap<>();
    private boolean begun;

    private static final class Interval {
        private final Histogram queueWait = new Histogram(DIGITS);
        private final Histogram handling = new Histogram(DIGITS);
        private final Histogram response = new Histogram(DIGITS);
    }

    HistogramLog(OutputStream out, List<ClockAnchor> anchors) {
        this.out = new PrintStream(out, false, StandardCharsets.US_ASCII);
        log = new HistogramLogWriter(this.out);
        epochLessNano =
                anchors.isEmpty() ? 0 : anchors.get(0).epochNanos() - anchors.get(0).nanoTime();
    }

    /**
     * One record.
     *
     * @param record received after those before, but for some seconds
     */
    void add(RecordFlyweight record) {
        if (record.isActivity()) {
            return;
        }
        long second = second(record.completedAt());
        Interval interval = intervals.get(second);
        if (interval == null) {
            writeBefore(second(record.receivedAt()) - LATE_SECONDS);
            interval = new Interval();
            intervals.put(second, interval);
        }
        record(interval.queueWait, record.receivedAt() - record.sentAt());
        record(interval.handling, record.completedAt() - record.receivedAt());
        if (record.endsOperation()) {
            record(interval.response, record.completedAt() - record.operationBeganAt());
        }
    }

    private long second(long nanos) {
        return Math.floorDiv(nanos + epochLessNano, TimeUnit.SECONDS.toNanos(1));
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, nanos));
    }

    private void writeBefore(long end) {
        NavigableMap<Long, Interval> ended = intervals.headMap(end, false);
        ended.forEach(this::write);
        ended.clear();
    }

    private void write(long second, Interval interval) {
        begin(second);
        write(second, "queueWait", interval.queueWait);
        write(second, "handling", interval.handling);
        write(second, "response", interval.response);
    }

    private void begin(long second) {
        if (!begun) {
            begun = true;
            log.outputLogFormatVersion();
            log.outputStartTime(second * 1_000);
            log.setBaseTime(second * 1_000);
            log.outputLegend();
        }
    }

    private void write(long second, String tag, Histogram histogram) {
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tag);
            histogram.setStartTimeStamp(second * 1_000);
            histogram.setEndTimeStamp((second + 1) * 1_000);
            log.outputIntervalHistogram(histogram);
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            intervals.forEach(this::write);
            if (!begun) {
                log.outputLogFormatVersion();
                log.outputLegend();
            }
            if (out.checkError()) {
                throw new IOException("it takes no more; is the disk full?");
            }
        }
    }
}
