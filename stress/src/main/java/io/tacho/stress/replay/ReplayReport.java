package io.tacho.stress.replay;

import io.tacho.profiling.EventPages;
import io.tacho.stress.measure.LatencyReport;
import java.util.List;
import java.util.Map;

/**
 * What came of a replay.
 *
 * @param scenario its name
 * @param components how many were spawned
 * @param workers of the replay
 * @param pace at which the range was fed
 * @param loops how many times the range was executed
 * @param messages how many were executed, and what was not
 * @param recorded times of the executed messages as they were recorded
 * @param replayed times of the same messages in the replay, and of its own signals
 * @param divergences of the first loop that has any
 * @param checks what the scenario finds wrong
 * @param notes what to know about this replay, a line each
 * @param pages of the profile, empty without one
 * @param interrupted whether it was stopped before its end
 */
public record ReplayReport(
        String scenario,
        int components,
        int workers,
        ReplayPace pace,
        int loops,
        Messages messages,
        LatencyReport recorded,
        LatencyReport replayed,
        Divergences divergences,
        List<String> checks,
        List<String> notes,
        List<EventPages> pages,
        boolean interrupted) {
    /**
     * Counts; of the range the sum of all loops, of everything else those of the last one.
     *
     * @param before executed before the range, unmeasured
     * @param range executed in the range
     * @param omitted not executed, by reason
     * @param alike messages that handlers sent and the recording has
     * @param uncompared messages that handlers sent, then or now, and that have nothing to be
     *     compared with
     */
    public record Messages(
            long before, long range, Map<String, Long> omitted, long alike, long uncompared) {}
}
