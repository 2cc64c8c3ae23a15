package io.tacho.stress.cli;

import io.tacho.profiling.stats.PowerCalculation;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Settings;
import io.tacho.profiling.suite.Suite;
import io.tacho.profiling.suite.SuiteProgress;
import io.tacho.stress.ExitCode;
import io.tacho.stress.ResultJson;
import io.tacho.stress.bench.BenchSession;
import io.tacho.stress.bench.VerdictTrials;
import io.tacho.stress.report.BenchProgress;
import io.tacho.stress.report.VerdictTrialsTable;
import io.tacho.stress.run.RunFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress self-test}. */
@Command(
        name = "self-test",
        description =
                "Try the verdicts on this machine: compare a build with itself, and with itself"
                        + " slowed down on purpose, many times.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress self-test",
            "  stress self-test message_delivery_latency --tries 5 --slowdown 20%%",
            "",
            "Exit codes: 0 at least 19 in 20 verdicts were right, on both sides; 97 fewer were; 2"
                    + " wrong usage; "
                    + Interruption.EXIT_CODE
                    + "."
        })
final class SelfTestCommand implements Callable<Integer> {
    private static final double RIGHT_AT_LEAST = 0.95;

    @Parameters(
            paramLabel = "BENCHMARK",
            arity = "0..*",
            description =
                    "a benchmark that is timed in batches; several take turns (default:"
                            + " message_delivery_latency)")
    private List<String> names = List.of("message_delivery_latency");

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "20",
            description = "comparisons of each kind (default: ${DEFAULT-VALUE})")
    private int tries;

    @Option(
            names = "--slowdown",
            paramLabel = "SHARE",
            defaultValue = "10%",
            converter = Percentages.class,
            description = "how much is put in, whole percents (default: ${DEFAULT-VALUE})")
    private double slowdown;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs a side (default: 7, as in a comparison)")
    private @Nullable Integer forks;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "what it leaves behind (default: bench/<time>-self-test)")
    private @Nullable Path runDir;

    @Mixin private ProgressArgument progressOption = new ProgressArgument();

    @Spec private CommandSpec spec = CommandSpec.create();

    SelfTestCommand() {}

    @Override
    public Integer call() {
        Usage usage = new Usage(spec.commandLine());
        List<BenchmarkSpec> benchmarks =
                names.stream().map(name -> benchmark(name, usage)).toList();
        if (tries < 1) {
            throw usage.error("--tries: 1 or more, not " + tries);
        }
        if (forks != null && forks < PowerCalculation.LEAST_FORKS) {
            throw usage.error(
                    "--forks: with fewer than "
                            + PowerCalculation.LEAST_FORKS
                            + " no verdict is possible");
        }
        // Before the folder is made, which would be left behind otherwise.
        try (Interruption interruption = new Interruption(() -> {})) {
            List<VerdictTrials.Try> results = run(benchmarks, interruption);
            new VerdictTrialsTable(spec.commandLine().getOut()).print(results);
            if (interruption.received()) {
                return ExitCode.INTERRUPTED;
            }
            return VerdictTrials.Try.right(results) >= RIGHT_AT_LEAST
                    ? ExitCode.OK
                    : ExitCode.WRONG;
        }
    }

    private List<VerdictTrials.Try> run(List<BenchmarkSpec> benchmarks, Interruption interruption) {
        try (ResultFolder place = ResultFolder.of(runDir, ResultFolders.bench("-self-test"));
                RunFolder folder = RunFolder.create(place.path())) {
            return run(benchmarks, folder, interruption);
        }
    }

    private List<VerdictTrials.Try> run(
            List<BenchmarkSpec> benchmarks, RunFolder folder, Interruption interruption) {
        Settings settings = forks == null ? Settings.FULL : Settings.FULL.withForks(forks);
        BenchProgress progress = new BenchProgress(System.err, Terminals.stderrIsTerminal());
        VerdictTrials trials =
                new VerdictTrials(
                        settings,
                        (int) Math.round(100 * slowdown),
                        progressOption.isWanted() ? progress : SuiteProgress.NONE,
                        interruption::received);
        List<VerdictTrials.Try> results = new ArrayList<>();
        try (PrintStream log = folder.newLog(BenchSession.LOG)) {
            for (int i = 0; i < tries && !interruption.received(); i++) {
                results.addAll(trials.run(List.of(benchmarks.get(i % benchmarks.size())), log));
            }
        } finally {
            progress.finish();
        }
        if (results.isEmpty()) {
            // Interrupted within the first try: nothing is to be said of its forks.
            folder.delete(folder.file(BenchSession.LOG));
        } else {
            folder.write(folder.file("self-test.json"), ResultJson.write(results));
        }
        return results;
    }

    private static BenchmarkSpec benchmark(String name, Usage usage) {
        Suite suite = Suite.timed();
        return suite.find(Pattern.compile("^" + Pattern.quote(name) + "$"), Set.of()).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                usage.error(
                                        "no benchmark is called '"
                                                + name
                                                + "'; the nearest: "
                                                + String.join(", ", suite.nearest(name))));
    }
}
