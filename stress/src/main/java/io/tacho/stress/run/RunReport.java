package io.tacho.stress.run;

import io.tacho.profiling.EventPages;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.series.Chart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result and what else the run made.
 *
 * @param result as in result.json
 * @param totals the four times, in full resolution
 * @param chart of the window, over time
 * @param rate that was asked for; null without a schedule
 * @param loadStartsAt when its first operation was due, ns since the window's start
 * @param pauses index of the cause, beginning and end, ns since the window's start; the longest
 *     ones
 * @param startedAt of the window, ms since 1970
 * @param pages of the profile, empty without one
 * @param notes what else there is to say
 */
public record RunReport(
        RunResult result,
        LatencyTotals totals,
        Chart chart,
        @Nullable RateProfile rate,
        long loadStartsAt,
        long[][] pauses,
        long startedAt,
        List<EventPages> pages,
        List<String> notes) {}
