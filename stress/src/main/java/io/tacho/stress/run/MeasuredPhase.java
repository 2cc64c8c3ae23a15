package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.profiling.EventPages;
import io.tacho.profiling.ProfileFolder;
import io.tacho.profiling.ProfilerSession;
import io.tacho.runtime.MessageCounts;
import io.tacho.stress.StressException;
import io.tacho.stress.load.LoadGenerator;
import io.tacho.stress.measure.HeapWatch;
import io.tacho.stress.measure.ProcessMeter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run that counts: from a moment at which nothing is on its way to another. Confined
 * to the run's thread.
 */
final class MeasuredPhase {
    private final RunOptions options;
    private final LoadedSystem target;
    private final LoadGenerator load;
    private final LoadThread loading;
    private final Sampler sampler;
    private final ThresholdWatch watch;
    private final HeapWatch heap;
    private final Quiescence quiescence;
    private final ProfileFolder profile;
    private final Duration drain;

    MeasuredPhase(
            RunOptions options,
            ProfileFolder profile,
            LoadedSystem target,
            LoadGenerator load,
            LoadThread loading,
            Sampler sampler,
            ThresholdWatch watch,
            HeapWatch heap) {
        this.options = options;
        this.profile = profile;
        this.target = target;
        this.load = load;
        this.loading = loading;
        this.sampler = sampler;
        this.watch = watch;
        this.heap = heap;
        quiescence = new Quiescence(target.system());
        drain = options.load().drain();
    }

    /**
     * Measures.
     *
     * @param notes gets what a reader of the figures has to know
     */
    Measurement run(List<String> notes) {
        // So that a collection in the window is the window's own.
        System.gc();
        ProfilerSession profiler = startProfiler();
        MessageCounts before = begin();
        long startedBefore = load.started();
        ProcessMeter.Reading processBefore = ProcessMeter.read();
        sampler.phase("run", options.load().duration());
        long loadStartsAt = System.nanoTime();
        heap.begin();
        try {
            loading.run(options.load().duration());
        } finally {
            heap.end();
        }
        MessageCounts after = quiescence.mark(target.window()::endAt, drain.toNanos());
        ProcessMeter.Reading process = ProcessMeter.read().since(processBefore);
        sampler.measured();
        if (profiler != null) {
            profiler.stop();
            profiler.notes().forEach(note -> notes.add("profiler: " + note));
        }
        long heapBytes = ProcessMeter.liveHeapBytes();
        if (after != null) {
            markEnd();
        }
        return new Measurement(
                before,
                after,
                loadStartsAt,
                load.started() - startedBefore,
                load.startedForOthers(),
                load.punctuality(),
                process,
                heapBytes,
                watch.broken(),
                heap.isFull());
    }

    private MessageCounts begin() {
        MessageCounts before = quiescence.mark(target.window()::startAt, drain.toNanos());
        if (before == null) {
            throw new StressException(
                    "the system does not come to rest before the measured window: something keeps"
                            + " sending messages, a timer perhaps; a window begins when none is on"
                            + " its way, so that its counts are exact");
        }
        JournalTap journal = target.journal();
        if (journal != null) {
            journal.anchor();
            journal.windowStart(target.window().startsAt());
        }
        sampler.measure();
        return before;
    }

    private void markEnd() {
        JournalTap journal = target.journal();
        if (journal != null) {
            journal.windowEnd(target.window().endsAt());
            journal.anchor();
        }
    }

    private @Nullable ProfilerSession startProfiler() {
        if (options.profile().isEmpty()) {
            return null;
        }
        return ProfilerSession.start(options.profile(), profile.recording());
    }

    /** Makes the pages of what was profiled, when the system has ended. */
    List<EventPages> pages() {
        String title = options.scenario() + ", " + options.components() + " components";
        return profile.render(options.profile(), title);
    }
}
