package io.tacho.stress.run;

import io.tacho.profiling.machine.CoreDistance;
import io.tacho.runtime.MessageCounts;
import io.tacho.stress.measure.NoiseFloor;
import io.tacho.stress.measure.ProcessResources;
import io.tacho.stress.series.Seconds;
import io.tacho.stress.threshold.Threshold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session notes down on its way; read when it is over. Confined to the session's thread. */
final class RunFigures {
    NoiseFloor.Noise noise = new NoiseFloor.Noise(0, 0);

    /** ns of a round trip between two cores before the run; 0 where there is one core. */
    double coresBefore;

    /** Null where there is one core, or nothing was measured. */
    @Nullable CoreDistance cores;

    List<String> warnings = List.of();
    Seconds seconds = new Seconds();
    RunResult.Resources resources =
            new RunResult.Resources(
                    ProcessResources.NONE, ProcessResources.NONE, ProcessResources.NONE);
    long heapBefore;
    long heapSpawned;
    long spawnNanos;
    RunResult.Lookup lookup = new RunResult.Lookup(0, 0);

    List<Threshold.Outcome> thresholds = List.of();

    Measurement window = Measurement.NONE;

    /** Where all messages are when the system has ended. */
    MessageCounts finalCounts = Measurement.NONE.before();

    final List<String> notes = new ArrayList<>();

    RunFigures() {}

    /**
     * Whether the load ended before its time.
     *
     * @param interrupted by the user
     */
    boolean wasCutShort(boolean interrupted) {
        return interrupted || window.broken() != null || window.heapFull();
    }

    /** Whether a window was measured at all. */
    boolean isMeasured() {
        return window != Measurement.NONE;
    }

    /** Of the window; where it did not come to rest, of all that followed its start. */
    MessageCounts windowCounts() {
        MessageCounts after = window.after();
        MessageCounts before = isMeasured() ? window.before() : finalCounts;
        return (after == null ? finalCounts : after).since(before);
    }
}
