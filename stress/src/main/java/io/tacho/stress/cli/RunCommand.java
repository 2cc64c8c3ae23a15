package io.tacho.stress.cli;

import io.tacho.journal.AppendMode;
import io.tacho.journal.SegmentOptions;
import io.tacho.profiling.ProfileEvent;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.ExitCode;
import io.tacho.stress.report.ClosingTable;
import io.tacho.stress.report.ProgressLine;
import io.tacho.stress.run.JournalPlan;
import io.tacho.stress.run.JournalSetting;
import io.tacho.stress.run.Rate;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.RunProgress;
import io.tacho.stress.run.RunReport;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.run.RunSession;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stress run}. */
@Command(
        name = "run",
        description = "Load a system, record it, report.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress run --components 10000",
            "  stress run --scenario ping-pong --rate 500k --duration 30s",
            "  stress run --rate max --in-flight 256 --journal off",
            "  stress run --components 10000 --profile cpu"
        })
final class RunCommand implements Callable<Integer> {
    private static final int MOST_COMPONENTS = 10_000_000;
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int MOST_WORKERS = 1024;
    private static final int MOST_IN_FLIGHT = 1_000_000;

    @Option(
            names = "--components",
            paramLabel = "N",
            defaultValue = "10000",
            description = "actors to spawn and register by name (default: ${DEFAULT-VALUE})")
    private int components;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = Scenarios.DEFAULT,
            description = "what they do (default: ${DEFAULT-VALUE}); see --list")
    private String scenario = Scenarios.DEFAULT;

    @Option(names = "--list", description = "list the scenarios and end")
    private boolean list;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "100k",
            converter = Rates.class,
            description =
                    "operations a second on a fixed schedule, like 500k (default: ${DEFAULT-VALUE});"
                            + " max: as many as go, with --in-flight operations at a time")
    private Rate rate = Rate.MAX;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "100",
            description = "operations at a time with --rate max (default: ${DEFAULT-VALUE})")
    private int inFlight;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Durations.class,
            description = "of the measured window (default: ${DEFAULT-VALUE})")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Durations.class,
            description = "under the same load, not measured (default: ${DEFAULT-VALUE})")
    private Duration warmup = Duration.ZERO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the order in which components get operations (default: 1)")
    private long seed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "threads that run actors (default: a core each; with a schedule one core is left"
                            + " to the load generator)")
    private @Nullable Integer workers;

    @Option(
            names = "--journal",
            paramLabel = "full|header|off",
            defaultValue = "full",
            description = "what is recorded of each message (default: ${DEFAULT-VALUE})")
    private JournalSetting journal = JournalSetting.FULL;

    @Option(
            names = "--journal-dir",
            paramLabel = "DIR",
            description =
                    "where the journal goes, on another disk perhaps; a link in the run's folder"
                            + " leads there")
    private @Nullable Path journalDirectory;

    @Option(
            names = "--journal-max-size",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description =
                    "delete the oldest files of the journal when it has more than this, like 8g"
                            + " (default: keep all)")
    private @Nullable Long journalMaxSize;

    @Option(
            names = "--sync",
            description =
                    "force each batch of the journal to the disk before its worker goes on, for"
                            + " records that outlive a power loss; slow")
    private boolean sync;

    @Option(
            names = "--journal-append",
            paramLabel = "inline|writer_thread",
            description =
                    "which thread writes the journal's files: the worker, or one for all (default:"
                            + " the worker, unless there are two cores more than workers)")
    private @Nullable AppendMode append;

    @Option(
            names = "--profile",
            paramLabel = "EVENT",
            split = ",",
            description =
                    "async-profiler around the measured window: cpu, alloc, wall, lock; a flame"
                            + " graph and a heat map of each in the run folder")
    private List<ProfileEvent> profile = List.of();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "what the run leaves behind (default: runs/<time>-<scenario>)")
    private @Nullable Path runDir;

    @Option(names = "--no-progress", description = "show no progress")
    private boolean noProgress;

    @Option(
            names = {"-q", "--quiet"},
            description = "neither progress nor table; the exit code and the files say it")
    private boolean quiet;

    @Spec private CommandSpec spec = CommandSpec.create();

    RunCommand() {}

    @Override
    public Integer call() {
        if (list) {
            printScenarios();
            return ExitCode.OK;
        }
        Scenario chosen = Scenarios.create(scenario);
        if (chosen == null) {
            throw usage("--scenario: there is no '" + scenario + "'; there are " + scenarioNames());
        }
        RunOptions options = options();
        try (RunFolder folder = RunFolder.create(options.folder())) {
            RunSession session = RunSession.open(options, folder, chosen, progress());
            try (Interruption interruption = new Interruption(session::interrupt)) {
                RunReport report = session.execute();
                if (!quiet) {
                    new ClosingTable(spec.commandLine().getOut()).print(report, folder.path());
                }
                return exitCode(report.result(), interruption.received());
            }
        }
    }

    private RunOptions options() {
        inRange("--components", components, MOST_COMPONENTS);
        inRange("--in-flight", inFlight, MOST_IN_FLIGHT);
        if (duration.isZero()) {
            throw usage("--duration: a run of no length measures nothing");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = workers != null ? workers : rate.isMax() ? cores : Math.max(1, cores - 1);
        inRange("--workers", threads, MOST_WORKERS);
        return new RunOptions(
                components,
                scenario,
                rate,
                inFlight,
                warmup,
                duration,
                DRAIN,
                seed,
                threads,
                journalPlan(threads),
                profile.isEmpty() ? EnumSet.noneOf(ProfileEvent.class) : EnumSet.copyOf(profile),
                folder(),
                MailboxFactory.growable());
    }

    private JournalPlan journalPlan(int threads) {
        if (journal == JournalSetting.OFF
                && (sync || journalMaxSize != null || journalDirectory != null || append != null)) {
            throw usage(
                    "--sync, --journal-max-size, --journal-dir and --journal-append mean nothing"
                            + " with --journal off");
        }
        long most = journalMaxSize == null ? 0 : journalMaxSize;
        if (journalMaxSize != null && most < threads * SegmentOptions.LEAST_SHARE) {
            throw usage(
                    "--journal-max-size: "
                            + threads
                            + " workers need at least "
                            + threads * (SegmentOptions.LEAST_SHARE >> 20)
                            + "m");
        }
        return new JournalPlan(journal, most, sync, journalDirectory, append);
    }

    private Path folder() {
        return runDir == null ? ResultFolders.run("-" + scenario) : runDir;
    }

    private RunProgress progress() {
        return quiet || noProgress
                ? RunProgress.NONE
                : new ProgressLine(System.err, Terminals.stderrIsTerminal());
    }

    private static int exitCode(RunResult result, boolean interrupted) {
        if (result.messages().lost() != 0 || !result.checks().isEmpty()) {
            return ExitCode.WRONG;
        }
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private void printScenarios() {
        PrintWriter out = spec.commandLine().getOut();
        for (Scenario each : Scenarios.all()) {
            out.printf("%-18s %s%n", each.name(), each.description());
        }
        out.flush();
    }

    private static String scenarioNames() {
        return Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
    }

    private void inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw usage(option + ": 1 to " + most + ", not " + value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
