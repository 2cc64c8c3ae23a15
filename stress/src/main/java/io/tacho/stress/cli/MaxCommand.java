package io.tacho.stress.cli;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.ExitCode;
import io.tacho.stress.capacity.Capacity;
import io.tacho.stress.capacity.RateSearch;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.capacity.TrialVerdict;
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
import java.util.Locale;
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
            "and confirms what it found by a longer run. Each trial is a run of its own, with a",
            "folder in --run-dir. Also a rate that isn't achieved, a lost message or a failed check",
            "break a trial. What breaks is tried once more: one disturbance proves nothing.",
            "",
            "Examples:",
            "  stress max --threshold 'p(99)<1ms'",
            "  stress max --scenario trading --threshold 'p(99.9)<10ms' --journal off"
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
            defaultValue = "5s",
            converter = Durations.class,
            description = "of each trial (default: ${DEFAULT-VALUE})")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--confirm",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = Durations.class,
            description = "of the run that confirms what was found (default: ${DEFAULT-VALUE})")
    private Duration confirm = Duration.ZERO;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "2s",
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

    @Spec private CommandSpec spec = CommandSpec.create();

    private volatile @Nullable RunSession running;
    private volatile boolean interrupted;
    private int trials;

    MaxCommand() {}

    @Override
    public Integer call() {
        Usage usage = new Usage(spec.commandLine());
        Scenario first = system.scenario(usage);
        check(usage);
        Path folder = runDir == null ? ResultFolders.run("-max-" + first.name()) : runDir;
        CapacityTable table = new CapacityTable(spec.commandLine().getOut(), Stress.emphasis(spec));
        table.head(first.name(), system.components(), thresholds());
        try (Interruption interruption = new Interruption(this::interrupt)) {
            RateSearch search =
                    new RateSearch(
                            (rate, confirming) -> trial(rate, confirming, folder, usage, table),
                            LOWEST_RATE,
                            Rate.HIGHEST,
                            precision);
            Capacity found = search.from(start.perSecond());
            table.found(found, folder);
            if (interruption.received()) {
                return ExitCode.INTERRUPTED;
            }
            return found.confirmed() == null ? ExitCode.THRESHOLD : ExitCode.OK;
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
    }

    private List<Threshold> thresholds() {
        return system.thresholds().isEmpty()
                ? List.of(Threshold.parse(DEFAULT_THRESHOLD))
                : system.thresholds();
    }

    private @Nullable Trial trial(
            double rate, boolean confirming, Path parent, Usage usage, CapacityTable table) {
        if (interrupted) {
            return null;
        }
        RunOptions options = options(rate, confirming, parent, usage);
        // A new one for each run: it keeps what its check needs.
        Scenario scenario = system.scenario(usage);
        RunReport report;
        try (RunFolder folder = RunFolder.create(options.folder())) {
            RunSession session = RunSession.open(options, folder, scenario, progress());
            running = session;
            if (interrupted) {
                // While it was opened: nobody else told it.
                session.interrupt();
            }
            report = session.execute();
            RunFile.writeAll(report, folder, () -> null);
        } catch (OverloadException e) {
            Trial overloaded = new Trial(rate, confirming, List.of(String.valueOf(e.getMessage())));
            table.overloaded(overloaded);
            return overloaded;
        } finally {
            running = null;
        }
        if (interrupted) {
            return null;
        }
        Trial trial = new Trial(rate, confirming, TrialVerdict.of(report.result()));
        table.trial(trial, report.result());
        return trial;
    }

    private RunOptions options(double rate, boolean confirming, Path parent, Usage usage) {
        int workers = system.workers(true, usage);
        String name =
                String.format(
                        Locale.ROOT,
                        "%02d-%s-%.0f",
                        ++trials,
                        confirming ? "longer" : "trial",
                        rate);
        return new RunOptions(
                system.components(),
                system.scenario(usage).name(),
                LoadPlan.open(
                        RateProfile.constant(rate, confirming ? confirm : window),
                        arrivals,
                        warmup,
                        LoadPlan.DRAIN),
                system.seed(),
                workers,
                journal.plan(workers, usage),
                thresholds(),
                true,
                Set.of(),
                parent.resolve(name),
                MailboxFactory.growable(),
                // How many a window reaches is a matter of the rate, which is what is looked for.
                false);
    }

    private RunProgress progress() {
        return progressOption.isWantedOnTerminal()
                ? new ProgressLine(System.err, true)
                : RunProgress.NONE;
    }

    private void interrupt() {
        interrupted = true;
        RunSession session = running;
        if (session != null) {
            session.interrupt();
        }
    }
}
