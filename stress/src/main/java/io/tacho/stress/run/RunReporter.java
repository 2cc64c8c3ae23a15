package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.profiling.machine.Environment;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.MessageTotals;
import io.tacho.stress.scenario.Components;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the result of a session's figures. */
final class RunReporter {
    private static final int NAMED_AT_MOST = 5;

    private final RunOptions options;
    private final RunFolder folder;
    private final LoadedSystem target;
    private final RunFigures figures;

    RunReporter(RunOptions options, RunFolder folder, LoadedSystem target, RunFigures figures) {
        this.options = options;
        this.folder = folder;
        this.target = target;
        this.figures = figures;
    }

    RunResult result(
            Components components,
            LatencyTotals totals,
            boolean interrupted,
            List<String> scenarioChecks) {
        LatencyReport latency = totals.report();
        long completed = latency.response().count();
        long nanos = target.tap().lastCompletedAt() - target.window().startsAt();
        // Not from the window's start: its mark is in the journal before the load begins.
        long loaded = target.tap().lastCompletedAt() - figures.window.loadStartsAt();
        // Nor until the last one alone, where the schedule has rests or lasts longer than they do.
        boolean isWhole = options.load().profile() != null && !figures.wasCutShort(interrupted);
        long planned = isWhole ? options.load().duration().toNanos() : 1;
        double seconds = Math.max(planned, loaded) / 1e9;
        List<String> checks = new ArrayList<>(scenarioChecks);
        if (figures.window.heapFull()) {
            checks.add(
                    "the heap was nearly full of what waited to be handled, so the load was ended"
                            + " early; ask for a lower --rate");
        }
        addMissing(checks, components, interrupted);
        if (figures.isMeasured()
                && !figures.window.drained()
                && !figures.wasCutShort(interrupted)) {
            checks.add(
                    "operations: "
                            + (figures.window.started() - completed)
                            + " of "
                            + figures.window.started()
                            + " did not end within "
                            + options.load().drain().toSeconds()
                            + " s after the load; no percentile has them, and the scenario's checks"
                            + " were not made");
        }
        if (figures.window.drained() && completed != figures.window.started()) {
            // If the scenario knows of something wrong, that is why.
            String hint =
                    scenarioChecks.isEmpty()
                            ? "; who handles the last message of an operation has to call"
                                    + " completed(context) of its load"
                            : "";
            checks.add(
                    "operations: "
                            + figures.window.started()
                            + " were started, "
                            + completed
                            + " completed, and nothing is on its way any more"
                            + hint);
        }
        RunResult.JournalFigures journal = journal();
        Throwable failure = journalFailure();
        if (failure != null || journal.missed() > 0) {
            checks.add(
                    "the journal lacks " + journal.missed() + " messages or its end: " + failure);
        }
        RunResult.AskedAndAchieved rate =
                RunResult.AskedAndAchieved.of(
                        options.load(), figures.isMeasured() ? completed / seconds : 0);
        RunResult.Operations operations =
                new RunResult.Operations(
                        figures.window.started(),
                        completed,
                        figures.window.attached(),
                        figures.window.punctuality().lateSends(),
                        figures.window.punctuality().worstNanos(),
                        figures.window.punctuality().lastNanos(),
                        interrupted,
                        totals.operationsByType());
        MessageTotals messages = MessageTotals.of(figures.windowCounts());
        RunMeasurements measurements =
                new RunMeasurements(
                        totals,
                        rate.achieved(),
                        operations,
                        messages,
                        figures.window.process(),
                        options.load().profile() != null);
        RunResult.Gc gc =
                new RunResult.Gc(
                        figures.window.process().gcCount(), figures.window.process().gcMillis());
        figures.thresholds =
                options.thresholds().stream().map(each -> each.evaluate(measurements)).toList();
        RunResult.Trust trust =
                new TrustReport(options, figures)
                        .judge(
                                rate,
                                operations,
                                latency.response().p50(),
                                checks,
                                journal.headerOnly());
        return new RunResult(
                RunResult.VERSION,
                options.scenario(),
                options.components(),
                reached(components),
                options.seed(),
                options.workers(),
                rate,
                figures.isMeasured() ? Math.max(0, nanos) : 0,
                operations,
                messages,
                latency,
                memory(measurements),
                figures.resources,
                gc,
                new RunResult.Spawn(
                        options.components() / (figures.spawnNanos / 1e9),
                        components.spawnNanos().getValueAtPercentile(99)),
                journal,
                new RunResult.Registry(options.components(), figures.lookup),
                thresholds(),
                checks,
                Environment.read(),
                trust);
    }

    /**
     * Every component has to have handled something: or what was measured is not what was asked.
     */
    private void addMissing(List<String> checks, Components components, boolean interrupted) {
        if (!options.reachesAll() || !figures.isMeasured() || figures.wasCutShort(interrupted)) {
            return;
        }
        BitSet reached = target.tap().reached();
        int missing = 0;
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < options.components(); i++) {
            if (!reached.get(components.idOf(i))) {
                if (++missing <= NAMED_AT_MOST) {
                    names.append(names.isEmpty() ? "" : ", ").append(Components.nameOf(i));
                }
            }
        }
        if (missing > 0) {
            checks.add(
                    missing
                            + " components handled nothing in the measured window ("
                            + names
                            + (missing > NAMED_AT_MOST ? ", …" : "")
                            + "); a longer --duration, a higher --rate or fewer --components reach"
                            + " them");
        }
    }

    private int reached(Components components) {
        BitSet reached = target.tap().reached();
        int count = 0;
        for (int i = 0; i < options.components(); i++) {
            if (reached.get(components.idOf(i))) {
                count++;
            }
        }
        return count;
    }

    private List<RunResult.Threshold> thresholds() {
        return figures.thresholds.stream()
                .map(
                        outcome ->
                                new RunResult.Threshold(
                                        outcome.expression(),
                                        Double.isNaN(outcome.value()) ? null : outcome.value(),
                                        outcome.shown(),
                                        outcome.ok()))
                .toList();
    }

    private RunResult.Memory memory(RunMeasurements measurements) {
        double components = options.components();
        return new RunResult.Memory(
                (figures.heapSpawned - figures.heapBefore) / components,
                figures.isMeasured()
                        ? (figures.window.heapBytes() - figures.heapBefore) / components
                        : 0,
                sizeOf(RunFolder.registry(folder.path())) / components,
                measurements.allocatedBytesPerMessage());
    }

    private RunResult.JournalFigures journal() {
        String mode = options.journal().setting().name().toLowerCase(Locale.ROOT);
        String fileSystem = fileSystem();
        JournalTap journal = target.journal();
        if (journal == null) {
            return new RunResult.JournalFigures(
                    mode, 0, 0, 0, 0, 0, null, false, 0, 0, fileSystem, null);
        }
        long records = journal.records();
        return new RunResult.JournalFigures(
                mode,
                records,
                journal.missed(),
                journal.bytes(),
                records == 0 ? 0 : Math.round(10.0 * journal.bytes() / records) / 10.0,
                journal.opaqueTypes().values().stream().mapToLong(Long::longValue).sum(),
                journal.appendMode().name().toLowerCase(Locale.ROOT),
                options.journal().sync(),
                journal.waits(),
                journal.waitedNanos(),
                fileSystem,
                folder.journal().toString());
    }

    private @Nullable Throwable journalFailure() {
        JournalTap journal = target.journal();
        return journal == null ? null : journal.failure();
    }

    private String fileSystem() {
        try {
            Path journal = folder.journal();
            return Files.getFileStore(Files.exists(journal) ? journal : folder.path()).type();
        } catch (IOException e) {
            // Some file systems do not tell; then the result says so.
            return "unknown";
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE, file + " is gone; something removed it during the run", e);
        }
    }
}
