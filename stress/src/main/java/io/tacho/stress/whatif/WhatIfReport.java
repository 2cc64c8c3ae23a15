package io.tacho.stress.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tacho.stress.measure.LatencyReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stress what-if} says.
 *
 * @param version of this shape
 * @param conditions that were asked for
 * @param recorded latency, as on record
 * @param same the recording recomputed as it was
 * @param modelError how far that is from what is on record
 * @param predicted the recording recomputed under the conditions; null if they are as recorded
 * @param real latency of a second run; null without one
 * @param predictionError how far the prediction, or the recording recomputed as it was, is from the
 *     second run; null without one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WhatIfReport(
        int version,
        Conditions conditions,
        LatencyReport recorded,
        Recomputed same,
        Deviations modelError,
        @Nullable Recomputed predicted,
        @Nullable LatencyReport real,
        @Nullable Deviations predictionError) {
    /** Of this shape. */
    public static final int VERSION = 1;
}
