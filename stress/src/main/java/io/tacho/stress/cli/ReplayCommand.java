package io.tacho.stress.cli;

import io.tacho.profiling.ProfileEvent;
import io.tacho.stress.ExitCode;
import io.tacho.stress.replay.RangeBound;
import io.tacho.stress.replay.RangeProfile;
import io.tacho.stress.replay.ReplayOptions;
import io.tacho.stress.replay.ReplayPace;
import io.tacho.stress.replay.ReplayReport;
import io.tacho.stress.replay.ReplaySession;
import io.tacho.stress.report.ReplayTable;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.ScenarioSource;
import io.tacho.stress.scenario.Scenarios;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stress replay}. */
@Command(
        name = "replay",
        description =
                "Execute the recorded messages of a run again, through freshly spawned actors, and"
                        + " compare what they do.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress replay runs/20261124-101500-mixed",
            "  stress replay runs/20261124-101500-mixed --rate max --loop 10 --profile cpu",
            "  stress replay runs/20261124-101500-mixed --from 1.25s --until 1.5s",
            "  stress replay runs/20261124-101500-mixed --only component-0000012",
            "",
            "Exit codes: 0 all handlers did what the recording has; 96 some did not; 97 the records"
                    + " are damaged or the scenario's check failed; "
                    + Interruption.EXIT_CODE
                    + "; 1 it can't be replayed, one line says why."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_LOOPS = 1_000_000;

    @Mixin private RecordedRunArgument run = new RecordedRunArgument();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            split = ",",
            description = "with the actors, if they are your own")
    private List<Path> jars = List.of();

    @Option(
            names = "--scenario",
            paramLabel = "CLASS",
            description = "whose they are, if it is your own (default: the recorded one)")
    private @Nullable String scenario;

    @Option(
            names = "--rate",
            paramLabel = "recorded|4x|max",
            defaultValue = "recorded",
            converter = ReplayPaces.class,
            description =
                    "as the messages were sent, so many times faster, or as fast as they are handled"
                            + " (default: ${DEFAULT-VALUE})")
    private ReplayPace rate = ReplayPace.MAX;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            converter = RangeBounds.class,
            description =
                    "where to begin to measure: a time since the measured window's start, like"
                            + " 1.25s, or a message, like 3:5686777 (default: the window's start);"
                            + " what lies before is executed as fast as it goes")
    private @Nullable RangeBound from;

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            converter = RangeBounds.class,
            description =
                    "where to end, likewise (default: the window's end); what lies after is not"
                            + " executed")
    private @Nullable RangeBound until;

    @Option(
            names = "--only",
            paramLabel = "COMPONENT",
            description = "feed only this one (default: all)")
    private @Nullable String only;

    @Option(
            names = "--loop",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "so many times, each on freshly spawned actors (default: ${DEFAULT-VALUE})")
    private int loops;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "threads that run actors (default: as many as the run had)")
    private @Nullable Integer workers;

    @Option(
            names = "--profile",
            paramLabel = "EVENT",
            split = ",",
            description =
                    "async-profiler around the range: cpu, alloc, wall, lock; a flame graph and a"
                            + " heat map of each")
    private List<ProfileEvent> profile = List.of();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "where --profile writes (default: <RUN>-replay-<time>)")
    private @Nullable Path runDir;

    @Mixin private ProgressArgument progressOption = new ProgressArgument();

    @Option(
            names = {"-q", "--quiet"},
            description = "neither progress nor table; the exit code says it")
    private boolean quiet;

    @Spec private CommandSpec spec = CommandSpec.create();

    ReplayCommand() {}

    @Override
    public Integer call() {
        ReplayOptions options = options();
        Path journal = run.journal();
        if (options.profile().isEmpty()) {
            if (runDir != null) {
                throw usage().error("--run-dir means nothing without --profile");
            }
            return replay(open(journal, options, RangeProfile.none()));
        }
        // Looked at before anything is written: most mistakes are found there.
        open(journal, options, RangeProfile.none());
        try (ResultFolder place = ResultFolder.of(runDir, besideTheRun());
                RunFolder folder = RunFolder.create(place.path())) {
            return replay(
                    open(
                            journal,
                            options,
                            RangeProfile.of(options.profile(), folder.path(), loops)));
        }
    }

    private ReplaySession open(Path journal, ReplayOptions options, RangeProfile profile) {
        return ReplaySession.open(journal, options, this::scenario, profile);
    }

    /** Of the recorded name only one of this tool's: a journal must not name a class to load. */
    private @Nullable Scenario scenario(String recorded) {
        if (scenario == null) {
            if (!jars.isEmpty()) {
                throw usage().error(SystemArguments.NO_SCENARIO);
            }
            return Scenarios.create(recorded);
        }
        try {
            return ScenarioSource.of(jars).create(scenario);
        } catch (IllegalArgumentException e) {
            throw usage().error("--scenario: " + e.getMessage());
        }
    }

    private int replay(ReplaySession session) {
        ReplayProgress progress =
                new ReplayProgress(
                        System.err,
                        !quiet && progressOption.isWantedOnTerminal(),
                        session.messages());
        try (Interruption interruption = new Interruption(session::interrupt)) {
            ReplayReport report;
            try {
                report = session.execute(progress::fed);
            } finally {
                progress.finish();
            }
            if (!quiet) {
                new ReplayTable(spec.commandLine().getOut()).print(report);
            }
            return exitCode(report, session.isDamaged(), interruption.received());
        }
    }

    private static int exitCode(ReplayReport report, boolean damaged, boolean interrupted) {
        if (damaged || !report.checks().isEmpty() && report.divergences().actors() == 0) {
            return ExitCode.WRONG;
        }
        if (report.divergences().actors() > 0) {
            return ExitCode.DIVERGED;
        }
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private ReplayOptions options() {
        Usage usage = usage();
        usage.inRange("--loop", loops, MOST_LOOPS);
        if (workers != null) {
            usage.inRange("--workers", workers, RunOptions.MOST_WORKERS);
        }
        return new ReplayOptions(
                rate,
                from,
                until,
                only,
                loops,
                workers == null ? 0 : workers,
                profile.isEmpty() ? Set.of() : EnumSet.copyOf(profile));
    }

    private Path besideTheRun() {
        Path recorded = run.path().toAbsolutePath().normalize();
        return recorded.resolveSibling(recorded.getFileName() + "-replay-" + ResultFolders.time());
    }

    private Usage usage() {
        return new Usage(spec.commandLine());
    }
}
