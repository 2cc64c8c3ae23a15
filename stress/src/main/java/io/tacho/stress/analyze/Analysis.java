package io.tacho.stress.analyze;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.MessageTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of a run tells: {@code stress analyze --format json}. {@code messages} and
 * {@code latency} are as in result.json; a message that a mailbox refused was never sent and is not
 * on record, so {@code rejected} is 0 here.
 *
 * @param version of this shape
 * @param complete whether the journal was closed in good order
 * @param missing what it lacks, a line each; empty if complete
 * @param inFlight which message each worker was handling when the record ends
 * @param measured whether a window was measured; else all that is on record is meant
 * @param windowNanos length of the measured window; 0 where there was none
 * @param records of messages, warm-up included
 * @param lanes whether all that was sent is on record
 * @param messages of the measured window
 * @param latency of the measured window
 * @param windows of it, if asked for
 * @param components the actors whose messages took most of the time, waiting or handled
 * @param tail what the slowest of it waited for
 * @param slowest operations, the slowest first; of a journal that doesn't say where operations end,
 *     the messages that ended latest after their beginning
 * @param timeline of it, if asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Analysis(
        int version,
        boolean complete,
        List<String> missing,
        List<String> inFlight,
        boolean measured,
        long windowNanos,
        long records,
        LaneReport lanes,
        MessageTotals messages,
        LatencyReport latency,
        List<WindowLatency> windows,
        List<ComponentLatency> components,
        TailReport tail,
        List<SlowOperation> slowest,
        @JsonIgnore @Nullable Timeline timeline) {
    /** Of this shape. */
    public static final int VERSION = 1;
}
