package io.tacho.stress.cli;

import io.tacho.profiling.ProfileEvent;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.ExitCode;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.compare.RunSubject;
import io.tacho.stress.report.AnalyzedJournal;
import io.tacho.stress.report.ClosingTable;
import io.tacho.stress.report.GithubAnnotations;
import io.tacho.stress.report.ProgressLine;
import io.tacho.stress.report.RunFile;
import io.tacho.stress.report.ScanProgress;
import io.tacho.stress.report.VerdictTable;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.RunProgress;
import io.tacho.stress.run.RunReport;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.run.RunSession;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import io.tacho.stress.threshold.Threshold;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
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
            "  stress run --stage 30s:200k --stage 1m:200k --stage 10s:0 --arrivals poisson",
            "  stress run --rate 200k --threshold 'p(99)<1ms' --threshold lost==0",
            "  stress run --components 10000 --profile cpu",
            "  stress run --save-baseline new --baseline main",
            "",
            "One run can't tell a change from chance: keep seven or more under each of the two names,",
            "and the last says better, worse or no change.",
            "",
            "Exit codes: 0 done, and every threshold held; 97 messages lost, or a check failed; 99"
                    + " a threshold was crossed; 98 worse than --baseline; 2 wrong usage; "
                    + Interruption.EXIT_CODE
                    + "; 1 it could not be run. Where several apply: 97, then 130, then 99, then"
                    + " 98."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin private SystemArguments system = new SystemArguments();

    @Option(names = "--list", description = "list the scenarios and end")
    private boolean list;

    @Mixin private LoadArguments load = new LoadArguments();

    @Option(
            names = "--abort-on-fail",
            description = "end the run as soon as a response time's threshold can't hold any more")
    private boolean abortOnFail;

    @Mixin private JournalArguments journal = new JournalArguments();

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

    @Option(
            names = "--out",
            paramLabel = "KIND=FILE",
            converter = RunFileConverter.class,
            description =
                    "also write there, several times if need be: json, csv, hlog, hgrm,"
                            + " service-hgrm, html, junit; the run's folder has all of them anyway")
    private List<OutputFile<RunFile>> outputs = List.of();

    @Mixin private BaselineArguments baselines = new BaselineArguments();

    @Option(
            names = "--attach",
            paramLabel = "SYSTEM",
            description =
                    "more load on the system of another run, named by its folder, while that is"
                            + " measured; all of it is in that run's result. Only --rate, --stage,"
                            + " --arrivals, --duration and --seed count")
    private @Nullable Path attach;

    @Mixin private ProgressArgument progressOption = new ProgressArgument();

    @Option(
            names = {"-q", "--quiet"},
            description = "neither progress nor table; the exit code and the files say it")
    private boolean quiet;

    @Mixin private ConfigArgument config = new ConfigArgument();

    @Spec private CommandSpec spec = CommandSpec.create();

    private static final Set<String> OF_ATTACHED =
            Set.of(
                    "--attach",
                    "--rate",
                    "--stage",
                    "--arrivals",
                    "--duration",
                    "--seed",
                    "--no-progress",
                    "--color",
                    "--debug",
                    ConfigArgument.NAME);

    RunCommand() {}

    @Override
    public Integer call() {
        if (list) {
            printScenarios();
            return ExitCode.OK;
        }
        if (attach != null) {
            return attached(attach);
        }
        Scenario chosen = system.scenario(usage());
        RunOptions options = options(chosen);
        outputs.forEach(OutputFile::requireWritable);
        baselines.requireRuns(RunSubject.of(options));
        try (ResultFolder place = ResultFolder.of(runDir, options.folder());
                RunFolder folder = RunFolder.create(place.path())) {
            RunSession session = RunSession.open(options, folder, chosen, progress());
            try (Interruption interruption = new Interruption(session::interrupt)) {
                RunReport report = session.execute();
                PrintWriter out = spec.commandLine().getOut();
                if (!quiet) {
                    // Before anything is written, which may not be possible.
                    new ClosingTable(out, Stress.emphasis(spec)).print(report, folder.path());
                }
                RunFile.writeAll(
                        report,
                        folder,
                        () -> interruption.received() ? null : analyzed(report, folder));
                for (OutputFile<RunFile> output : outputs) {
                    output.write(output.format().in(folder));
                }
                if (GithubAnnotations.areRead()) {
                    // Not among what is printed, which may be read by a program; nor by the
                    // command's writer for people, which lets no such line through.
                    PrintWriter log = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
                    new GithubAnnotations(log).print(report.result());
                }
                int exitCode = exitCode(report.result(), interruption.received());
                boolean cutShort =
                        interruption.received() || abortOnFail && exitCode == ExitCode.THRESHOLD;
                // What went wrong, or was cut short, is no measure of anything.
                return exitCode == ExitCode.WRONG || cutShort
                        ? exitCode
                        : compared(folder, exitCode);
            }
        }
    }

    private int compared(RunFolder folder, int exitCode) {
        ComparisonReport comparison = baselines.saveAndCompareRun(folder);
        if (comparison == null) {
            return exitCode;
        }
        if (!quiet) {
            new VerdictTable(spec.commandLine().getOut(), Stress.emphasis(spec)).print(comparison);
        }
        return exitCode == ExitCode.OK && comparison.isRegression()
                ? ExitCode.REGRESSION
                : exitCode;
    }

    private int attached(Path folder) {
        Usage usage = usage();
        String ignored =
                spec.commandLine().getParseResult().matchedOptions().stream()
                        .map(OptionSpec::longestName)
                        .filter(name -> !OF_ATTACHED.contains(name))
                        .collect(Collectors.joining(", "));
        if (!ignored.isEmpty()) {
            throw usage.error(
                    "--attach: "
                            + ignored
                            + " would mean nothing: the system, and what is asked of it, are of the"
                            + " run that this is added to");
        }
        if (load.isClosed()) {
            throw usage.error("--attach: what is added needs a schedule; --rate max has none");
        }
        return new Attachment(folder, spec.commandLine().getOut())
                .run(load.plan(usage), system.seed());
    }

    private @Nullable AnalyzedJournal analyzed(RunReport report, RunFolder folder) {
        boolean shown = !quiet && progressOption.isWantedOnTerminal();
        // Twice: first who waited how long, then for what.
        long records = 2 * report.result().journal().records();
        try (ScanProgress progress = new ScanProgress(System.err, shown, records)) {
            return AnalyzedJournal.of(report.result(), folder.path(), progress);
        } catch (RuntimeException | OutOfMemoryError e) {
            // The run is over and its result written: the page shows what it measured itself.
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "stress run: the journal could not be analysed for the report ("
                            + Stress.oneLine(e.toString())
                            + "); see 'stress analyze "
                            + folder.path()
                            + "'");
            err.flush();
            return null;
        }
    }

    private RunOptions options(Scenario chosen) {
        Usage usage = usage();
        if (abortOnFail && system.thresholds().isEmpty()) {
            throw usage.error("--abort-on-fail: there is no --threshold that could fail");
        }
        if (abortOnFail && system.thresholds().stream().noneMatch(Threshold::canBreakEarly)) {
            throw usage.error(
                    "--abort-on-fail: none of the thresholds can be seen to fail before the end;"
                            + " upper limits of p(N), med and max of all response times, and of"
                            + " failed, can");
        }
        int workers = system.workers(!load.isClosed(), usage);
        return new RunOptions(
                system.components(),
                chosen.name(),
                load.plan(usage),
                system.seed(),
                workers,
                journal.plan(workers, usage),
                system.thresholds(),
                abortOnFail,
                profile.isEmpty() ? EnumSet.noneOf(ProfileEvent.class) : EnumSet.copyOf(profile),
                runDir == null ? ResultFolders.run("-" + chosen.name()) : runDir,
                MailboxFactory.growable(),
                chosen.reachesAll());
    }

    private RunProgress progress() {
        return !quiet && progressOption.isWanted()
                ? new ProgressLine(System.err, Terminals.stderrIsTerminal())
                : RunProgress.NONE;
    }

    private static int exitCode(RunResult result, boolean interrupted) {
        if (result.messages().lost() != 0 || !result.checks().isEmpty()) {
            return ExitCode.WRONG;
        }
        if (interrupted) {
            // What was not measured to its end has not missed anything either.
            return ExitCode.INTERRUPTED;
        }
        return result.thresholds().stream().allMatch(RunResult.Threshold::ok)
                ? ExitCode.OK
                : ExitCode.THRESHOLD;
    }

    private void printScenarios() {
        PrintWriter out = spec.commandLine().getOut();
        for (Scenario each : Scenarios.all()) {
            out.printf("%-18s %s%n", each.name(), each.description());
        }
        out.flush();
    }

    private Usage usage() {
        return new Usage(spec.commandLine());
    }
}
