package io.tacho.stress.replay;

import java.util.List;
import java.util.Map;

/**
 * What came of one pass over the recording.
 *
 * @param executedBefore messages fed before the range, unmeasured
 * @param executed messages fed in the range
 * @param omitted messages that were not fed, by reason
 * @param alike sends that the replay and the recording have
 * @param uncompared sends that could not be compared
 * @param differences what differs
 * @param cameToRest whether all that was fed was handled in the end
 * @param lateFeeds messages fed more than a millisecond after they were due
 * @param worstLateNanos the longest delay, ns
 * @param checks what the scenario finds wrong; empty also if not all of the run was executed
 */
record PassResult(
        long executedBefore,
        long executed,
        Map<String, Long> omitted,
        long alike,
        long uncompared,
        Differences differences,
        boolean cameToRest,
        long lateFeeds,
        long worstLateNanos,
        List<String> checks) {}
