package io.tacho.stress.cli;

import io.tacho.profiling.machine.MemorySpeed;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.ExitCode;
import io.tacho.stress.capacity.Capacity;
import io.tacho.stress.capacity.RateSearch;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.Rate;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.report.CapacityTable;
import io.tacho.stress.report.ProgressLine;
import io.tacho.stress.report.RunFile;
import io.tacho.stress.run.OverloadException;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.RunProgress;
import io.tacho.stress.run.RunReport;
import io.tacho.stress.run.RunSession;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.threshold.Threshold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stress max}. */
@Command(
        name = "max",
        description = "Find the highest rate at which the thresholds still hold.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Doubles the rate until a threshold is crossed, halves the distance until it is small,",
            "and confirms what it found by longer runs. Each trial is a process of its own, as cold",
            "as the run of who relies on what is found, with a folder in --run-dir. Also a rate that",
            "isn't achieved, a lost message or a failed check break a trial. What breaks is tried",
            "once more: one disturbance proves nothing. No rate is confirmed above what the system",
            "handles while it is behind: there, what one disturbance piles up would stay. What was",
            "found, and each trial, is also in the folder's capacity.json.",
            "",
            "Examples:",
            "  stress max --threshold 'p(99)<1ms'",
            "  stress max --scenario trading --threshold 'p(99.9)<10ms' --journal off",
            "",
            "Exit codes: 0 a rate was found and confirmed; 99 none was; 2 wrong usage; "
                    + Interruption.EXIT_CODE
                    + ", with what was found so far; else as its trial ended."
        })
final class MaxCommand implements Callable<Integer> {
    private static final String DEFAULT_THRESHOLD = "p(99)<10ms";
    private static final double LOWEST_RATE = 10;

    @Mixin private SystemArguments system = new SystemArguments();

    @Option(
            names = "--start",
            paramLabel = "R",
            defaultValue = "50k",
            converter = Rates.class,
            description = "rate to begin with, operations a second (default: ${DEFAULT-VALUE})")
    private Rate start = Rate.MAX;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Durations.class,
            description = "of each trial (default: ${DEFAULT-VALUE})")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--confirm",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Durations.class,
            description = "of the runs that confirm what was found (default: ${DEFAULT-VALUE})")
    private Duration confirm = Duration.ZERO;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Durations.class,
            description = "before each, not measured (default: ${DEFAULT-VALUE})")
    private Duration warmup = Duration.ZERO;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "5%",
            converter = Percentages.class,
            description =
                    "how far apart the highest rate that holds and the lowest that doesn't may be"
                            + " (default: ${DEFAULT-VALUE})")
    private double precision;

    @Option(
            names = "--arrivals",
            paramLabel = "even|poisson|burst:N",
            defaultValue = "even",
            converter = ArrivalKinds.class,
            description = "how operations lie within the rate (default: ${DEFAULT-VALUE})")
    private Arrivals arrivals = Arrivals.EVEN;

    @Mixin private JournalArguments journal = new JournalArguments();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "a folder for the folders of the trials (default: runs/<time>-max-…)")
    private @Nullable Path runDir;

    @Mixin private ProgressArgument progressOption = new ProgressArgument();

    @Mixin private ConfigArgument config = new ConfigArgument();

    @Mixin private TrialArguments trial = new TrialArguments();

    @Spec private CommandSpec spec = CommandSpec.create();

    MaxCommand() {}

    @Override
    public Integer call() {
        Usage usage = new Usage(spec.commandLine());
        Scenario scenario = system.scenario(usage);
        check(usage);
        Path folder = trial.folder();
        return folder == null ? search(scenario) : attempt(scenario, folder, usage);
    }

    private int search(Scenario scenario) {
        TrialProcess process = new TrialProcess();
        // Before the folder is made, which would be left behind otherwise.
        try (Interruption interruption = new Interruption(process::stop);
                ResultFolder folder =
                        ResultFolder.of(runDir, ResultFolders.run("-max-" + scenario.name()))) {
            CapacityTable table =
                    new CapacityTable(spec.commandLine().getOut(), Stress.emphasis(spec));
            table.head(scenario.name(), system.components(), thresholds());
            TrialSeries trials =
                    new TrialSeries(
                            new TrialCommandLine(
                                    spec.name(),
                                    spec.root().commandLine().getParseResult().originalArgs()),
                            folder.path(),
                            table,
                            process);
            Capacity found =
                    new RateSearch(trials, LOWEST_RATE, Rate.HIGHEST, precision)
                            .from(start.perSecond());
            int ended = interruption.received() ? ExitCode.INTERRUPTED : trials.exitCode();
            if (ended != ExitCode.OK && ended != ExitCode.INTERRUPTED) {
                return ended;
            }
            table.found(found, folder.isEmpty() ? null : folder.path());
            if (!found.trials().isEmpty()) {
                found.write(folder.path());
            }
            return ended == ExitCode.OK && found.confirmed() == null ? ExitCode.THRESHOLD : ended;
        }
    }

    /** One trial, in the process that was started for it. */
    private int attempt(Scenario scenario, Path path, Usage usage) {
        // Before there is a folder: who is ended meanwhile leaves none.
        Double memory = MemorySpeed.now();
        try (RunFolder folder = RunFolder.create(path)) {
            Trial outcome = outcome(scenario, folder, memory, usage);
            if (outcome == null) {
                return ExitCode.INTERRUPTED;
            }
            outcome.write(path);
            return ExitCode.OK;
        }
    }

    private @Nullable Trial outcome(
            Scenario scenario, RunFolder folder, @Nullable Double memory, Usage usage) {
        double rate = trial.rate();
        boolean confirming = trial.isConfirming();
        RunOptions options = options(scenario, folder.path(), usage);
        RunSession session = RunSession.open(options, folder, scenario, progress());
        try (Interruption interruption = new Interruption(session::interrupt)) {
            RunReport report = session.execute();
            RunFile.writeAll(report, folder, () -> null);
            return interruption.received()
                    ? null
                    : Trial.of(rate, confirming, memory, report.result());
        } catch (OverloadException e) {
            return Trial.unmeasured(rate, confirming, String.valueOf(e.getMessage()));
        }
    }

    private void check(Usage usage) {
        if (start.isMax()) {
            throw usage.error("--start: max is what is looked for; name a rate like 50k");
        }
        if (window.isZero() || confirm.isZero()) {
            throw usage.error("--window and --confirm: a run of no length measures nothing");
        }
        if (precision < 0.01 || precision > 1) {
            throw usage.error("--precision: 1% to 100%");
        }
        if (journal.hasDirectory()) {
            throw usage.error("--journal-dir: it would have to hold a journal for each trial");
        }
        journal.plan(system.workers(true, usage), usage);
    }

    private List<Threshold> thresholds() {
        return system.thresholds().isEmpty()
                ? List.of(Threshold.parse(DEFAULT_THRESHOLD))
                : system.thresholds();
    }

    private RunOptions options(Scenario scenario, Path folder, Usage usage) {
        int workers = system.workers(true, usage);
        return new RunOptions(
                system.components(),
                scenario.name(),
                LoadPlan.open(
                        RateProfile.constant(trial.rate(), trial.isConfirming() ? confirm : window),
                        arrivals,
                        warmup,
                        LoadPlan.DRAIN),
                system.seed(),
                workers,
                journal.plan(workers, usage),
                thresholds(),
                true,
                Set.of(),
                folder,
                MailboxFactory.growable(),
                // How many a window reaches is a matter of the rate, which is what is looked for.
                false);
    }

    private RunProgress progress() {
        return progressOption.isWantedOnTerminal()
                ? new ProgressLine(System.err, true)
                : RunProgress.NONE;
    }
}
