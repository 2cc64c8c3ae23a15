package io.tacho.stress.run;

import io.tacho.profiling.EventPages;
import io.tacho.runtime.MessageCounts;
import io.tacho.stress.load.Punctuality;
import io.tacho.stress.measure.ProcessMeter;
import java.util.ArrayList;
import java.util.List;

/** What a session notes down on its way; read when it is over. Confined to the session's thread. */
final class RunFigures {
    private static final MessageCounts NOTHING = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0);

    long heapBefore;
    long heapSpawned;
    long heapLoaded;
    long spawnNanos;
    RunResult.Lookup lookup = new RunResult.Lookup(0, 0);
    long operationsStarted;
    Punctuality punctuality = Punctuality.NONE;
    ProcessMeter.Reading process = new ProcessMeter.Reading(0, 0, 0);
    MessageCounts countsBefore = NOTHING;
    MessageCounts countsAfter = NOTHING;
    MessageCounts finalCounts = NOTHING;

    /** Whether a window was measured at all, and whether its operations came to their end. */
    boolean measured;

    boolean drained;
    List<EventPages> pages = List.of();
    final List<String> notes = new ArrayList<>();

    RunFigures() {}

    /** Of the window; where it did not come to rest, of all that followed its start. */
    MessageCounts windowCounts() {
        return (drained ? countsAfter : finalCounts).since(measured ? countsBefore : finalCounts);
    }
}
