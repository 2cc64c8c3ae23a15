package io.tacho.stress.cli;

import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Settings;
import io.tacho.profiling.suite.Suite;
import io.tacho.profiling.suite.SuiteProgress;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.ExitCode;
import io.tacho.stress.ResultJson;
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
import io.tacho.stress.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "Exit codes: 0 done, whatever the targets say; 2 wrong usage, or no such benchmark; 98"
                    + " slower than the baseline; "
                    + Interruption.EXIT_CODE
                    + "; 1 a benchmark failed."
        })
final class BenchCommand implements Callable<Integer> {
    @Mixin private BenchmarkArguments benchmarks = new BenchmarkArguments();

    @Option(names = "--list", description = "list the benchmarks and what is asked, and end")
    private boolean list;

    @Mixin private ForkArguments forks = new ForkArguments();

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
        Suite suite = instructions ? Suite.counted() : Suite.timed();
        List<BenchmarkSpec> chosen = benchmarks.of(suite, usage());
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            chosen.forEach(each -> out.println(line(each)));
            out.flush();
            return ExitCode.OK;
        }
        baselines.requireSuite();
        outputs.forEach(output -> output.format().requireWritable(output));
        if (from != null) {
            return again(from);
        }
        BenchPlan plan = new BenchPlan(chosen, settings(), flames);
        // Before the folder is made, which would be left behind otherwise.
        try (Interruption interruption = new Interruption(() -> {})) {
            return run(plan, interruption);
        }
    }

    private int run(BenchPlan plan, Interruption interruption) {
        try (ResultFolder place = ResultFolder.of(runDir, ResultFolders.bench(""));
                RunFolder folder = RunFolder.create(place.path())) {
            return run(plan, folder, interruption);
        }
    }

    /** Without {@code --out} the reports in the folder itself are made anew. */
    private int again(Path folder) {
        BenchResult result = new BenchResult(folder, ResultReader.readBench(folder), null);
        List<OutputFile<BenchFormat>> reports = outputs.isEmpty() ? result.own() : outputs;
        report(result, reports);
        return keepAndCompare(result, reports);
    }

    private int run(BenchPlan plan, RunFolder folder, Interruption interruption) {
        BenchFile file = measured(plan, folder, interruption);
        BenchResult result = new BenchResult(folder.path(), file, null);
        List<OutputFile<BenchFormat>> all = new ArrayList<>(result.own());
        all.addAll(outputs);
        report(result, all);
        return interruption.received() ? ExitCode.INTERRUPTED : keepAndCompare(result, all);
    }

    private BenchFile measured(BenchPlan plan, RunFolder folder, Interruption interruption) {
        BenchProgress progress = new BenchProgress(System.err, Terminals.stderrIsTerminal());
        SuiteProgress shown = progressOption.isWanted() ? progress : SuiteProgress.NONE;
        try {
            return new BenchSession(plan, folder, shown, interruption::received).run();
        } finally {
            progress.finish();
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

    private Settings settings() {
        if (instructions && !flames.isEmpty()) {
            throw usage().error("--flame means nothing with --instructions");
        }
        return forks.settings(usage());
    }

    private void checkFrom() {
        Usage usage = usage();
        boolean measuring = benchmarks.areGiven() || forks.areGiven() || runDir != null;
        if (from != null && (measuring || list)) {
            throw usage.error(
                    "--from measures nothing: leave out FILTER and all that says what or how to"
                            + " measure");
        }
    }

    private Usage usage() {
        return new Usage(spec.commandLine());
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
