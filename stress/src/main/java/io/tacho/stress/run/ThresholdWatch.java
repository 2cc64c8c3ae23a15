package io.tacho.stress.run;

import io.tacho.stress.measure.Histograms;
import io.tacho.stress.threshold.Threshold;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Looks while a run goes on whether one of its thresholds can't hold any more. Confined to the
 * sampling thread, but for {@link #broken}.
 */
final class ThresholdWatch {
    /** Where it isn't known how many operations there will be, at least so many have to be in. */
    private static final double LEAST_OPERATIONS = 10_000;

    private final List<Threshold> thresholds;
    private final double expected;
    private final Runnable abort;
    private final Histogram responses = Histograms.create();
    private volatile @Nullable Threshold broken;

    /**
     * Of one run.
     *
     * @param thresholds of it
     * @param expected operations; 0 if that isn't known
     * @param abort run once, when one is broken
     */
    ThresholdWatch(List<Threshold> thresholds, double expected, Runnable abort) {
        this.thresholds = thresholds;
        this.expected = Math.max(expected, LEAST_OPERATIONS);
        this.abort = abort;
    }

    /**
     * Looks at what came in.
     *
     * @param recent response times since the last look
     * @param failed messages whose handlers threw, since the window began
     */
    void add(Histogram recent, long failed) {
        if (broken != null) {
            return;
        }
        responses.add(recent);
        for (Threshold threshold : thresholds) {
            if (threshold.isBroken(responses, expected) || threshold.isBroken(failed)) {
                broken = threshold;
                abort.run();
                return;
            }
        }
    }

    /** The first that was found broken. Any thread. */
    @Nullable Threshold broken() {
        return broken;
    }
}
