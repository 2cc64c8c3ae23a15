package io.tacho.stress.analyze;

import io.tacho.journal.format.PauseCause;
import io.tacho.stress.measure.LogBuckets;
import io.tacho.stress.series.Chart;
import java.util.Arrays;
import java.util.List;

/**
 * What a chart over time needs, in equal slices. Times in ns, offsets from the start of what was
 * analysed.
 *
 * @param sliceNanos length of a slice
 * @param slices how many
 * @param bucketsPerOctave of the histograms, see {@link LogBuckets}
 * @param series the four times
 * @param causes what the tail's messages waited for
 * @param waited by slice of their receipt, what they waited for each cause
 * @param components the worst culprits
 * @param kept by slice, what they kept others waiting
 * @param pauses index of the cause, beginning, end; the longest ones
 * @param pauseCauses in words
 * @param slowest the slowest operation of each slice
 */
public record Timeline(
        long sliceNanos,
        int slices,
        int bucketsPerOctave,
        Series series,
        List<String> causes,
        long[][] waited,
        List<String> components,
        long[][] kept,
        long[][] pauses,
        List<String> pauseCauses,
        List<SlowOperation> slowest) {
    /**
     * Histograms by slice, each as bucket, count, bucket, count, and so on.
     *
     * @param response of operations, from due
     * @param service of operations, from really sent
     * @param queueWait of messages
     * @param handling of messages
     */
    public record Series(
            long[][] response, long[][] service, long[][] queueWait, long[][] handling) {}

    /**
     * Of a run that was not analysed: response and service time, and pauses.
     *
     * @param chart of the run
     * @param pauses as above
     * @return without what only a journal tells
     */
    public static Timeline of(Chart chart, long[][] pauses) {
        return new Timeline(
                chart.sliceNanos(),
                chart.slices(),
                LogBuckets.PER_OCTAVE,
                new Series(chart.response(), chart.service(), new long[0][], new long[0][]),
                List.of(),
                new long[0][],
                List.of(),
                new long[0][],
                pauses,
                pauseTexts(),
                List.of());
    }

    static List<String> pauseTexts() {
        return Arrays.stream(PauseCause.values()).map(cause -> WaitCause.of(cause).text()).toList();
    }
}
