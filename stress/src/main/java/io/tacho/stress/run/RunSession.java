package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.profiling.ProfileFolder;
import io.tacho.profiling.ProfilerSession;
import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.machine.Environment;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.MessageCounts;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.load.ClosedLoop;
import io.tacho.stress.load.LoadGenerator;
import io.tacho.stress.load.OpenLoop;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Leads one run: spawn, warm-up, measured window, shutdown. Between the phases nothing is on its
 * way, so what is counted in the window is the window's. Confined to one thread, but for {@link
 * #interrupt}.
 */
public final class RunSession {
    private static final long POLL_NANOS = 1_000_000;

    private final RunOptions options;
    private final RunFolder folder;
    private final Scenario scenario;
    private final LoadedSystem target;
    private final LoadGenerator load;
    private final Components components;
    private final Sampler sampler;
    private final RunFigures figures = new RunFigures();
    private @Nullable PauseRecorder pauses;
    private volatile boolean interrupted;

    private RunSession(
            RunOptions options, RunFolder folder, Scenario scenario, RunProgress progress) {
        this.options = options;
        this.folder = folder;
        this.scenario = scenario;
        target = LoadedSystem.start(options, folder);
        load =
                options.rate().isMax()
                        ? new ClosedLoop(scenario, target.system(), options.inFlight())
                        : new OpenLoop(scenario, target.system(), options.rate().perSecond());
        components =
                new Components(
                        target.system(), options.components(), options.mailboxes(), options.seed());
        sampler = new Sampler(target, progress);
    }

    /**
     * Opens everything and starts the system.
     *
     * @param options what the run is to be
     * @param folder locked
     * @param scenario new
     * @param progress told how it goes
     * @return a session, to be {@link #execute}d once
     * @throws StressException if a port can't be opened
     */
    public static RunSession open(
            RunOptions options, RunFolder folder, Scenario scenario, RunProgress progress) {
        return new RunSession(options, folder, scenario, progress);
    }

    /**
     * Ends the present phase soon and skips the others; what was measured is reported. Any thread.
     */
    public void interrupt() {
        interrupted = true;
        load.stop();
    }

    /**
     * Does it.
     *
     * @return what came of it, and the pages of the profile
     */
    public RunReport execute() {
        try {
            recordConfiguration();
            spawn();
            warmUp();
            measure();
        } finally {
            // Also after a failure: workers and files must not outlive the session. The sampler
            // first,
            // since the journal that it anchors is closed with the system.
            sampler.phase("shutdown", 1, () -> 0);
            sampler.close();
            endPauses();
            figures.finalCounts = target.system().shutdown(Duration.ofSeconds(2));
        }
        renderProfile();
        RunResult result =
                new RunReporter(options, folder, target, figures)
                        .result(
                                components,
                                interrupted,
                                figures.drained ? scenario.check(load.started()) : List.of());
        folder.write(folder.result(), ResultJson.write(result));
        return new RunReport(result, figures.pages, List.copyOf(figures.notes));
    }

    private void endPauses() {
        PauseRecorder recorder = pauses;
        String missing = recorder == null ? null : recorder.end(folder.file("run.jfr"));
        if (missing != null) {
            figures.notes.add(missing);
        }
    }

    private void recordConfiguration() {
        JournalTap journal = target.journal();
        if (journal != null) {
            journal.config(ResultJson.configuration(options, Environment.read()));
            pauses = new PauseRecorder(journal);
        }
    }

    private void spawn() {
        long heapBefore = ProcessMeter.liveHeapBytes();
        sampler.phase("spawn", options.components(), components::spawned);
        long from = System.nanoTime();
        scenario.spawn(components, load);
        awaitStarted();
        figures.spawnNanos = System.nanoTime() - from;
        figures.heapBefore = heapBefore;
        figures.heapSpawned = ProcessMeter.liveHeapBytes();
        figures.lookup = LookupProbe.measure(target.system(), options.components());
    }

    private void awaitStarted() {
        while (target.system().actors(ActorState.STARTING) > 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        long failed = target.system().actors(ActorState.FAILED);
        if (failed > 0) {
            throw new StressException(
                    ExitCode.WRONG,
                    failed + " components failed while they started; the log says why",
                    null);
        }
    }

    private void warmUp() {
        if (interrupted || options.warmup().isZero()) {
            return;
        }
        runLoad("warm-up", options.warmup());
        Quiescence quiescence = new Quiescence(target.system());
        if (quiescence.mark(at -> {}, () -> {}, options.drain().toNanos()) == null
                && !interrupted) {
            throw new StressException(
                    "the warm-up's operations did not end within "
                            + options.drain().toSeconds()
                            + " s; ask for a lower --rate");
        }
    }

    private void measure() {
        if (interrupted) {
            return;
        }
        // So that a collection in the window is the window's own.
        System.gc();
        Quiescence quiescence = new Quiescence(target.system());
        MessageCounts before =
                quiescence.mark(
                        target::markStart,
                        () -> target.markStart(Long.MAX_VALUE),
                        options.drain().toNanos());
        if (before == null) {
            throw new StressException(
                    "the system does not come to rest before the measured window; something keeps"
                            + " sending messages");
        }
        figures.countsBefore = before;
        JournalTap journal = target.journal();
        if (journal != null) {
            journal.anchor();
            journal.windowStart(target.window().startsAt());
        }
        long startedBefore = load.started();
        ProfilerSession profiler = startProfiler();
        ProcessMeter.Reading processBefore = ProcessMeter.read();
        runLoad("run", options.duration());
        MessageCounts after =
                quiescence.mark(
                        target::markEnd,
                        () -> target.markEnd(Long.MAX_VALUE),
                        options.drain().toNanos());
        figures.process = ProcessMeter.read().since(processBefore);
        if (profiler != null) {
            profiler.stop();
            figures.notes.addAll(profiler.notes());
        }
        figures.operationsStarted = load.started() - startedBefore;
        figures.punctuality = load.punctuality();
        figures.drained = after != null;
        figures.heapLoaded = ProcessMeter.liveHeapBytes();
        if (after != null) {
            figures.countsAfter = after;
            if (journal != null) {
                journal.windowEnd(target.window().endsAt());
                journal.anchor();
            }
        }
        figures.measured = true;
    }

    private void runLoad(String phase, Duration duration) {
        long from = System.nanoTime();
        sampler.phase(phase, duration.toNanos(), () -> System.nanoTime() - from);
        load.run(duration.toNanos());
    }

    private @Nullable ProfilerSession startProfiler() {
        if (options.profile().isEmpty()) {
            return null;
        }
        try {
            return ProfilerSession.start(options.profile(), profile().recording());
        } catch (ProfilingException e) {
            throw StressException.of(e);
        }
    }

    private void renderProfile() {
        if (figures.measured) {
            figures.pages =
                    profile()
                            .render(
                                    options.profile(),
                                    options.scenario()
                                            + ", "
                                            + options.components()
                                            + " components");
        }
    }

    private ProfileFolder profile() {
        return new ProfileFolder(folder.path());
    }
}
