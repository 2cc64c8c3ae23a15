package io.tacho.stress.cli;

import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Settings;
import io.tacho.profiling.suite.Suite;
import io.tacho.profiling.suite.SuiteProgress;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.ExitCode;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.bench.BenchPlan;
import io.tacho.stress.bench.BenchSession;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.compare.ResultComparison;
import io.tacho.stress.compare.ResultReader;
import io.tacho.stress.compare.ResultSet;
import io.tacho.stress.report.BenchProgress;
import io.tacho.stress.report.BenchTable;
import io.tacho.stress.report.VerdictTable;
import io.tacho.stress.run.ResultJson;
import io.tacho.stress.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress bench}. */
@Command(
        name = "bench",
        description =
                "Measure the benchmark suite, in turns and in fresh JVMs, beside what is asked of"
                        + " it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress bench --list",
            "  stress bench --quick",
            "  stress bench message_delivery_latency --flame cpu,alloc",
            "  stress bench --group registry --group registry-scale --stability 5",
            "  stress bench --out html=report.html --out json=results/jmh.json",
            "  stress bench --from bench/20261124-101500 --out md-dir=docs/benchmarks",
            "",
            "Exit codes: 0 done, whatever the targets say; 2 wrong usage, or no such benchmark; 98",
            "slower than the baseline; 130 stopped by Ctrl-C; 1 a benchmark failed."
        })
final class BenchCommand implements Callable<Integer> {
    private static final int MOST_FORKS = 1000;

    @Parameters(
            paramLabel = "FILTER",
            arity = "0..1",
            description = "a regular expression over the benchmarks' names (default: all)")
    private String filter = "";

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "only of this group (repeatable): ${COMPLETION-CANDIDATES}",
            converter = Groups.class,
            completionCandidates = Groups.class)
    private Set<Group> groups = EnumSet.noneOf(Group.class);

    @Option(names = "--list", description = "list the benchmarks and what is asked, and end")
    private boolean list;

    @Option(names = "--quick", description = "one short fork of each: a look, nothing to quote")
    private boolean quick;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs for each benchmark (default: 7, what a verdict needs)")
    private @Nullable Integer forks;

    @Option(
            names = "--stability",
            paramLabel = "N",
            description = "N forks of each, to see how far they differ; 2 or more")
    private @Nullable Integer stability;

    @Option(
            names = "--instructions",
            description =
                    "count instructions under callgrind instead of measuring time: what no noise"
                            + " disturbs (needs valgrind)")
    private boolean instructions;

    @Option(
            names = "--flame",
            paramLabel = "cpu|alloc|lock|wall",
            split = ",",
            description =
                    "flame graph and heat map of each benchmark, from one more fork (repeatable)")
    private Set<ProfileEvent> flames = EnumSet.noneOf(ProfileEvent.class);

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "what the suite leaves behind (default: bench/<time>)")
    private @Nullable Path runDir;

    @Mixin private BaselineArguments baselines = new BaselineArguments();

    @Option(
            names = "--out",
            paramLabel = "json=F|html=F|md=F|md-dir=DIR",
            converter = BenchFormat.Converter.class,
            description =
                    "also write JMH's results with bench.json beside them, the report as a page or"
                            + " as Markdown, or as documents in a folder; repeatable")
    private List<OutputFile<BenchFormat>> outputs = List.of();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "measure nothing: report again what a suite left behind")
    private @Nullable Path from;

    @Mixin private ProgressArgument progressOption = new ProgressArgument();

    @Spec private CommandSpec spec = CommandSpec.create();

    BenchCommand() {}

    @Override
    public Integer call() {
        checkFrom();
        List<BenchmarkSpec> benchmarks = chosen();
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            benchmarks.forEach(each -> out.println(line(each)));
            out.flush();
            return ExitCode.OK;
        }
        baselines.requireSuite();
        outputs.forEach(output -> output.format().requireWritable(output));
        if (from != null) {
            return again(from);
        }
        BenchPlan plan = new BenchPlan(benchmarks, settings(), flames);
        try (RunFolder folder =
                RunFolder.create(runDir == null ? ResultFolders.bench("") : runDir)) {
            return run(plan, folder);
        }
    }

    /** Without {@code --out} the reports in the folder itself are made anew. */
    private int again(Path folder) {
        BenchResult result = new BenchResult(folder, ResultReader.readBench(folder), null);
        List<OutputFile<BenchFormat>> reports = outputs.isEmpty() ? result.own() : outputs;
        report(result, reports);
        return keepAndCompare(result, reports);
    }

    private int run(BenchPlan plan, RunFolder folder) {
        BenchProgress progress = new BenchProgress(System.err, Terminals.stderrIsTerminal());
        try (Interruption interruption = new Interruption(() -> {})) {
            BenchFile file =
                    new BenchSession(
                                    plan,
                                    folder,
                                    progressOption.isWanted() ? progress : SuiteProgress.NONE,
                                    interruption::received)
                            .run();
            progress.finish();
            BenchResult result = new BenchResult(folder.path(), file, null);
            List<OutputFile<BenchFormat>> all = new ArrayList<>(result.own());
            all.addAll(outputs);
            report(result, all);
            return interruption.received() ? ExitCode.INTERRUPTED : keepAndCompare(result, all);
        }
    }

    private void report(BenchResult result, List<OutputFile<BenchFormat>> reports) {
        PrintWriter out = spec.commandLine().getOut();
        new BenchTable(out).print(result.file());
        out.println("results   " + result.folder());
        out.flush();
        result.write(reports);
    }

    /** Compares first: what is kept may have the name of what it is compared with. */
    private int keepAndCompare(BenchResult result, List<OutputFile<BenchFormat>> reports) {
        ResultSet base = baselines.base();
        int exitCode = base == null ? ExitCode.OK : compare(base, result, reports);
        baselines.saveSuite(ResultJson.write(result.file()));
        return exitCode;
    }

    /**
     * Reports once more, with the comparison: had it failed, there would be the reports without.
     */
    private int compare(ResultSet base, BenchResult result, List<OutputFile<BenchFormat>> reports) {
        ComparisonReport comparison =
                ResultComparison.of(base, ResultReader.read(result.folder()), Demands.DEFAULT);
        new VerdictTable(spec.commandLine().getOut(), Stress.emphasis(spec)).print(comparison);
        new BenchResult(result.folder(), result.file(), comparison).write(reports);
        return comparison.isRegression() ? ExitCode.REGRESSION : ExitCode.OK;
    }

    private List<BenchmarkSpec> chosen() {
        Suite suite = instructions ? Suite.counted() : Suite.timed();
        try {
            List<BenchmarkSpec> found = suite.find(Pattern.compile(filter), groups);
            if (found.isEmpty()) {
                throw usage("no benchmark " + asked() + "; the nearest: " + nearest(suite));
            }
            return found;
        } catch (PatternSyntaxException e) {
            throw usage("'" + filter + "' is no regular expression: " + e.getDescription());
        }
    }

    private String asked() {
        String of =
                groups.stream().map(Group::label).collect(Collectors.joining(" or ", " in ", ""));
        return "matches '" + filter + "'" + (groups.isEmpty() ? "" : of);
    }

    private String nearest(Suite suite) {
        return String.join(", ", suite.nearest(filter));
    }

    private Settings settings() {
        if (stability != null && (forks != null || quick)) {
            throw usage("--stability says how many forks: leave --forks and --quick out");
        }
        if (stability != null && stability < 2) {
            throw usage("--stability: 2 or more, not " + stability);
        }
        if (instructions && !flames.isEmpty()) {
            throw usage("--flame means nothing with --instructions");
        }
        if (forks != null && (forks < 1 || forks > MOST_FORKS)) {
            throw usage("--forks: 1 to " + MOST_FORKS + ", not " + forks);
        }
        Settings settings = quick ? Settings.QUICK : Settings.FULL;
        Integer count = stability == null ? forks : stability;
        return count == null ? settings : settings.withForks(count);
    }

    private void checkFrom() {
        boolean measuring = quick || forks != null || stability != null || runDir != null;
        if (from != null && (measuring || list || !filter.isEmpty() || !groups.isEmpty())) {
            throw usage(
                    "--from measures nothing: leave out FILTER and all that says what or how to"
                            + " measure");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String line(BenchmarkSpec benchmark) {
        String targets =
                benchmark.targets().stream().map(Target::text).collect(Collectors.joining(", "));
        return String.format(
                "%-31s %-14s %s%s",
                benchmark.name(),
                benchmark.group().label(),
                benchmark.operation(),
                targets.isEmpty() ? "" : "; " + targets);
    }
}
