package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.profiling.EventPages;
import io.tacho.profiling.ProfileFolder;
import io.tacho.profiling.machine.CoreDistance;
import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.machine.EnvironmentWarnings;
import io.tacho.stress.StressException;
import io.tacho.stress.load.LoadGenerator;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.load.SharedLoad;
import io.tacho.stress.measure.HeapWatch;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.NoiseFloor;
import io.tacho.stress.measure.OperationLatency;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.GuardedScenario;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.series.IntervalFiles;
import io.tacho.stress.series.RunSeries;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Leads one run: spawn, warm-up, measured window, shutdown. Between the phases nothing is on its
 * way, so what is counted in the window is the window's. Confined to one thread, but for {@link
 * #interrupt}.
 */
public final class RunSession {
    private final RunOptions options;
    private final RunFolder folder;
    private final GuardedScenario scenario;
    private final LoadedSystem target;
    private final LoadGenerator load;
    private final LoadThread loading;
    private final Components components;
    private final MeasuredPhase measured;
    private final Sampler sampler;
    private final RunFigures figures = new RunFigures();
    private final RunSeries series;
    private final PauseRecorder pauses;
    private final HeapWatch heap;
    private volatile boolean interrupted;

    private RunSession(
            RunOptions options,
            RunFolder folder,
            GuardedScenario scenario,
            LoadedSystem target,
            RunProgress progress) {
        this.options = options;
        this.folder = folder;
        this.scenario = scenario;
        this.target = target;
        load = shared(options.load().generator(this.scenario, target.system(), options.seed()));
        loading = new LoadThread(load, this.scenario);
        components =
                new Components(
                        target.system(), options.components(), options.mailboxes(), options.seed());
        RateProfile rate = options.load().profile();
        ThresholdWatch watch =
                new ThresholdWatch(
                        options.abortOnFail() ? options.thresholds() : List.of(),
                        rate == null ? 0 : rate.operations(),
                        loading::stop);
        heap = new HeapWatch(loading::stop);
        series = new RunSeries(intervalFiles(folder));
        pauses = new PauseRecorder(target.journal(), series);
        sampler = new Sampler(target, load, watch, heap, series, progress);
        ProfileFolder profile = new ProfileFolder(folder.path());
        measured = new MeasuredPhase(options, profile, target, load, loading, sampler, watch, heap);
    }

    /** Not a closed loop: it starts an operation for each that ends, whoever began that. */
    private LoadGenerator shared(LoadGenerator own) {
        if (options.load().profile() == null) {
            return own;
        }
        try {
            return new SharedLoad(
                    own, scenario, target.system(), RunFolder.loadRing(folder.path()));
        } catch (IOException e) {
            throw RunFolder.unwritable(folder.path(), e);
        }
    }

    private static IntervalFiles intervalFiles(RunFolder folder) {
        try {
            return new IntervalFiles(folder.file(RunFolder.SERIES), folder.file(RunFolder.LOG));
        } catch (IOException e) {
            throw RunFolder.unwritable(folder.path(), e);
        }
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
        GuardedScenario guarded = GuardedScenario.of(scenario);
        LoadedSystem target =
                LoadedSystem.start(options, folder, guarded.helpers(options.components()));
        try {
            return new RunSession(options, folder, guarded, target, progress);
        } catch (RuntimeException e) {
            // Its workers are threads already.
            target.system().shutdown(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Ends the present phase soon and skips the others; what was measured is reported. Any thread.
     */
    public void interrupt() {
        interrupted = true;
        loading.stop();
    }

    /**
     * Does it.
     *
     * @return what came of it, and the pages of the profile
     */
    public RunReport execute() {
        try {
            return executeAll();
        } finally {
            if (loading.interrupted()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RunReport executeAll() {
        EndSteps steps = new EndSteps();
        steps.take(this::measure);
        // Also after a failure: workers and files must not outlive the session. The sampler is
        // first, since the journal that it anchors is closed with the system.
        steps.take(() -> sampler.phase("shutdown", 1, () -> 0));
        steps.take(sampler::close);
        steps.take(loading::close);
        steps.take(this::endPauses);
        steps.take(() -> figures.finalCounts = target.system().shutdown(Duration.ofSeconds(2)));
        steps.take(this::finishSeries);
        steps.take(series::close);
        steps.end();
        note(sampler.missing());
        note(series.missing());
        lookAtTheCoresAgain();
        List<EventPages> pages = figures.isMeasured() ? measured.pages() : List.of();
        LatencyTotals totals = new LatencyTotals();
        target.tap().addTo(totals);
        RunResult result =
                new RunReporter(options, folder, target, figures)
                        .result(
                                components,
                                totals,
                                interrupted,
                                figures.window.drained() ? checked() : List.of());
        return new RunReport(
                result,
                totals,
                series.chart(),
                options.load().profile(),
                figures.window.loadStartsAt() - target.window().startsAt(),
                chartedPauses(result.durationNanos()),
                series.startedAt(),
                pages,
                List.copyOf(figures.notes));
    }

    private void measure() {
        noteLoad();
        recordConfiguration();
        lookAtTheMachine();
        spawn();
        warmUp();
        if (!interrupted) {
            figures.window = measured.run(figures.notes);
        }
    }

    private List<String> checked() {
        try {
            return scenario.check(load.started());
        } catch (StressException e) {
            // What was measured is still of use.
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private void finishSeries() {
        OperationLatency rest = new OperationLatency();
        target.tap().collectRest(rest);
        series.finish(rest);
        figures.seconds = series.seconds();
        figures.resources =
                new RunResult.Resources(
                        series.resourcesAtStart(), series.mostResources(), series.resources());
    }

    private long[][] chartedPauses(long nanos) {
        long start = target.window().startsAt();
        return pauses.longest().within(start, start + nanos).stream()
                .map(
                        pause ->
                                new long[] {
                                    pause.cause().ordinal(),
                                    pause.from() - start,
                                    pause.to() - start
                                })
                .toArray(long[][]::new);
    }

    private void endPauses() {
        note(pauses.end(folder.file("run.jfr")));
    }

    private void note(String missing) {
        if (!missing.isEmpty()) {
            figures.notes.add(missing);
        }
    }

    /** What a reader of the figures has to know of this kind of load. */
    private void noteLoad() {
        if (options.load().profile() == null) {
            figures.notes.add(
                    "a closed loop: each operation waited for another to end, so response times lack"
                            + " what a user would have waited before (coordinated omission)");
        }
    }

    private void recordConfiguration() {
        JournalTap journal = target.journal();
        if (journal != null) {
            journal.config(JournalConfiguration.of(options, Environment.read()));
        }
    }

    /** While nothing of the run is going on yet. */
    private void lookAtTheMachine() {
        figures.warnings = EnvironmentWarnings.read();
        figures.noise = NoiseFloor.before(options.load().duration());
        if (Runtime.getRuntime().availableProcessors() > 1) {
            figures.coresBefore = CoreDistance.now();
        }
    }

    /** When nothing of the run is going on any more. */
    private void lookAtTheCoresAgain() {
        if (figures.isMeasured() && figures.coresBefore > 0) {
            figures.cores = new CoreDistance(figures.coresBefore, CoreDistance.now());
        }
    }

    private void spawn() {
        long heapBefore = ProcessMeter.liveHeapBytes();
        sampler.phase("spawn", options.components(), components::spawned);
        long from = System.nanoTime();
        scenario.spawn(components, load);
        if (components.spawned() < options.components()) {
            throw StressException.usage(
                    options.scenario()
                            + ": its method spawn spawned "
                            + components.spawned()
                            + " of "
                            + options.components()
                            + " components; Components.spawnAll and Crew.spawn do it under the names"
                            + " that they are looked up by");
        }
        components.awaitStarted();
        figures.spawnNanos = System.nanoTime() - from;
        figures.heapBefore = heapBefore;
        figures.heapSpawned = ProcessMeter.liveHeapBytes();
        figures.lookup = LookupProbe.measure(target.system(), options.components());
    }

    private void warmUp() {
        Duration warmup = options.load().warmup();
        if (interrupted || warmup.isZero()) {
            return;
        }
        sampler.phase("warm-up", warmup);
        heap.begin();
        try {
            loading.warmUp(warmup);
        } finally {
            heap.end();
        }
        if (heap.isFull()) {
            throw new OverloadException(
                    "the heap was nearly full of what waited to be handled before the warm-up had"
                            + " ended; ask for a lower --rate");
        }
        Quiescence quiescence = new Quiescence(target.system());
        if (quiescence.mark(at -> {}, options.load().drain().toNanos()) == null && !interrupted) {
            throw new OverloadException(
                    "the warm-up's operations did not end within "
                            + options.load().drain().toSeconds()
                            + " s; ask for a lower --rate, or see to it that nothing but operations"
                            + " sends messages while there is load: a window begins when none is on"
                            + " its way");
        }
    }
}
