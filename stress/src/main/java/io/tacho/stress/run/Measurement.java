package io.tacho.stress.run;

import io.tacho.runtime.MessageCounts;
import io.tacho.stress.load.Punctuality;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.threshold.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * What the part of a run came to that counts.
 *
 * @param before where all messages were when it began
 * @param after and when nothing was on its way any more; null if that took too long
 * @param loadStartsAt when its load began, ns
 * @param started operations
 * @param attached of those, by other processes
 * @param punctuality how well the load kept its schedule
 * @param process collections and allocation
 * @param heapBytes live heap after it
 * @param broken because of which it was ended early; null if it wasn't
 * @param heapFull whether it was ended early because the heap was nearly full
 */
record Measurement(
        MessageCounts before,
        @Nullable MessageCounts after,
        long loadStartsAt,
        long started,
        long attached,
        Punctuality punctuality,
        ProcessMeter.Reading process,
        long heapBytes,
        @Nullable Threshold broken,
        boolean heapFull) {
    /** Of a run that was ended before. */
    static final Measurement NONE =
            new Measurement(
                    new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0),
                    null,
                    0,
                    0,
                    0,
                    Punctuality.NONE,
                    new ProcessMeter.Reading(0, 0, 0),
                    0,
                    null,
                    false);

    /** Whether its operations came to their end. */
    boolean drained() {
        return after != null;
    }
}
