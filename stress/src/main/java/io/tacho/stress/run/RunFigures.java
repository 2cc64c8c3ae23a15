package io.tacho.stress.run;

import io.tacho.runtime.MessageCounts;
import io.tacho.stress.load.Punctuality;
import io.tacho.stress.measure.NoiseFloor;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.measure.ProcessResources;
import io.tacho.stress.series.Seconds;
import io.tacho.stress.threshold.Threshold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session notes down on its way; read when it is over. Confined to the session's thread. */
final class RunFigures {
    private static final MessageCounts NOTHING = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0);

    NoiseFloor.Noise noise = new NoiseFloor.Noise(0, 0);
    List<String> warnings = List.of();
    Seconds seconds = new Seconds();
    RunResult.Resources resources =
            new RunResult.Resources(
                    ProcessResources.NONE, ProcessResources.NONE, ProcessResources.NONE);
    long heapBefore;
    long heapSpawned;
    long heapLoaded;
    long spawnNanos;
    RunResult.Lookup lookup = new RunResult.Lookup(0, 0);
    long loadStartsAt;
    long operationsStarted;
    long operationsForOthers;
    Punctuality punctuality = Punctuality.NONE;

    List<Threshold.Outcome> thresholds = List.of();

    /** Because of which the run was ended early. */
    @Nullable Threshold broken;

    /** Whether it was ended early because the heap was nearly full. */
    boolean heapFull;

    ProcessMeter.Reading process = new ProcessMeter.Reading(0, 0, 0);
    MessageCounts countsBefore = NOTHING;
    MessageCounts countsAfter = NOTHING;
    MessageCounts finalCounts = NOTHING;

    /** Whether a window was measured at all, and whether its operations came to their end. */
    boolean measured;

    boolean drained;
    final List<String> notes = new ArrayList<>();

    RunFigures() {}

    /**
     * Whether the load ended before its time.
     *
     * @param interrupted by the user
     */
    boolean wasCutShort(boolean interrupted) {
        return interrupted || broken != null || heapFull;
    }

    /** Of the window; where it did not come to rest, of all that followed its start. */
    MessageCounts windowCounts() {
        return (drained ? countsAfter : finalCounts).since(measured ? countsBefore : finalCounts);
    }
}
