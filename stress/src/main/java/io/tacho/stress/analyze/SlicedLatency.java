package io.tacho.stress.analyze;

import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.LatencySummary;
import io.tacho.stress.measure.LogBuckets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The four times by slice of time. Confined to a thread until it is added up. */
final class SlicedLatency {
    private final TimeSlices slices;
    private final SlicedHistogram response;
    private final SlicedHistogram service;
    private final SlicedHistogram queueWait;
    private final SlicedHistogram handling;

    SlicedLatency(TimeSlices slices) {
        this.slices = slices;
        response = new SlicedHistogram(slices.count());
        service = new SlicedHistogram(slices.count());
        queueWait = new SlicedHistogram(slices.count());
        handling = new SlicedHistogram(slices.count());
    }

    void message(long sentAt, long receivedAt, long completedAt) {
        int slice = slices.of(receivedAt);
        queueWait.record(slice, receivedAt - sentAt);
        handling.record(slice, completedAt - receivedAt);
    }

    void operation(long beganAt, long rootSentAt, long receivedAt, long completedAt) {
        int slice = slices.of(receivedAt);
        response.record(slice, completedAt - beganAt);
        service.record(slice, completedAt - rootSentAt);
    }

    /** What several threads measured, as percentiles of each slice. */
    static List<WindowLatency> windows(TimeSlices slices, List<SlicedLatency> parts) {
        return IntStream.range(0, slices.count())
                .mapToObj(
                        slice ->
                                new WindowLatency(
                                        slice * slices.sliceNanos(),
                                        summary(parts, part -> part.response, slice),
                                        summary(parts, part -> part.service, slice),
                                        summary(parts, part -> part.queueWait, slice),
                                        summary(parts, part -> part.handling, slice)))
                .toList();
    }

    /** The same as buckets for a chart. */
    static Timeline.Series series(TimeSlices slices, List<SlicedLatency> parts) {
        return new Timeline.Series(
                buckets(slices, parts, part -> part.response),
                buckets(slices, parts, part -> part.service),
                buckets(slices, parts, part -> part.queueWait),
                buckets(slices, parts, part -> part.handling));
    }

    private static long[][] buckets(
            TimeSlices slices,
            List<SlicedLatency> parts,
            Function<SlicedLatency, SlicedHistogram> which) {
        long[][] buckets = new long[slices.count()][];
        for (int slice = 0; slice < buckets.length; slice++) {
            buckets[slice] = LogBuckets.pairs(sum(parts, which, slice));
        }
        return buckets;
    }

    private static LatencySummary summary(
            List<SlicedLatency> parts, Function<SlicedLatency, SlicedHistogram> which, int slice) {
        return LatencySummary.of(sum(parts, which, slice));
    }

    private static Histogram sum(
            List<SlicedLatency> parts, Function<SlicedLatency, SlicedHistogram> which, int slice) {
        Histogram sum = Histograms.create();
        parts.forEach(part -> which.apply(part).addTo(sum, slice));
        return sum;
    }
}
