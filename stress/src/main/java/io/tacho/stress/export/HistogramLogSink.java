package io.tacho.stress.export;

import io.tacho.journal.reader.ClockAnchor;
import io.tacho.journal.reader.RecordFlyweight;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * An HdrHistogram log (version 1.3) with an interval a second, by when messages were completed:
 * tagged {@code queueWait} and {@code handling} of all messages, {@code response} of the operations
 * that ended. In ns. Written when all records have been seen, since those of several streams don't
 * come in the order of time.
 */
final class HistogramLogSink implements RecordSink {
    private static final int DIGITS = 2;

    private final OutputStream out;
    private final long epochLessNano;
    private final Map<Long, Interval> intervals = new TreeMap<>();

    private static final class Interval {
        private final Histogram queueWait = new Histogram(DIGITS);
        private final Histogram handling = new Histogram(DIGITS);
        private final Histogram response = new Histogram(DIGITS);
    }

    HistogramLogSink(OutputStream out, List<ClockAnchor> anchors) {
        this.out = out;
        epochLessNano =
                anchors.isEmpty() ? 0 : anchors.get(0).epochNanos() - anchors.get(0).nanoTime();
    }

    @Override
    public void add(int stream, RecordFlyweight record) {
        if (record.isActivity()) {
            return;
        }
        long second =
                Math.floorDiv(record.completedAt() + epochLessNano, TimeUnit.SECONDS.toNanos(1));
        Interval interval = intervals.computeIfAbsent(second, key -> new Interval());
        record(interval.queueWait, record.receivedAt() - record.sentAt());
        record(interval.handling, record.completedAt() - record.receivedAt());
        if (record.endsOperation()) {
            record(interval.response, record.completedAt() - record.operationBeganAt());
        }
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, nanos));
    }

    @Override
    public void close() throws IOException {
        try (out) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputLogFormatVersion();
            if (!intervals.isEmpty()) {
                long first = intervals.keySet().iterator().next() * 1_000;
                log.outputStartTime(first);
                log.setBaseTime(first);
            }
            log.outputLegend();
            intervals.forEach(
                    (second, interval) -> {
                        write(log, second, "queueWait", interval.queueWait);
                        write(log, second, "handling", interval.handling);
                        write(log, second, "response", interval.response);
                    });
        }
    }

    private static void write(
            HistogramLogWriter log, long second, String tag, Histogram histogram) {
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tag);
            histogram.setStartTimeStamp(second * 1_000);
            histogram.setEndTimeStamp((second + 1) * 1_000);
            log.outputIntervalHistogram(histogram);
        }
    }
}
