package io.tacho.stress.capacity;

import io.tacho.stress.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a run did not hold. */
final class TrialVerdict {
    /**
     * How far behind the load may be at the end, ns. The kernel takes a thread off its core for a
     * few ms and it catches up; a load that can't keep up is behind by more and more.
     */
    private static final long BEHIND_AT_MOST_NANOS = 10_000_000;

    private TrialVerdict() {}

    /** A line each; empty if all held. */
    static List<String> of(RunResult result) {
        List<String> broken = new ArrayList<>();
        for (RunResult.Threshold threshold : result.thresholds()) {
            if (!threshold.ok()) {
                broken.add(threshold.expression() + ": " + threshold.shown());
            }
        }
        Double asked = result.rate().asked();
        if (broken.isEmpty()
                && asked != null
                && result.rate()
                        .fellBehind(result.operations(), result.latency().response().p50())) {
            broken.add(
                    String.format(
                            Locale.ROOT,
                            "achieved %.1f %% of the rate asked",
                            100 * result.rate().achieved() / asked));
        }
        if (result.operations().lastLateNanos() > BEHIND_AT_MOST_NANOS) {
            broken.add(
                    String.format(
                            Locale.ROOT,
                            "the load generator was %.1f ms behind at the end",
                            result.operations().lastLateNanos() / 1e6));
        }
        if (result.messages().lost() != 0) {
            broken.add(result.messages().lost() + " messages lost");
        }
        broken.addAll(result.checks());
        return broken;
    }
}
