package io.tacho.stress.bench;

import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.machine.EnvironmentWarnings;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.CallgrindRunner;
import io.tacho.profiling.suite.ForkRunner;
import io.tacho.profiling.suite.ForkSource;
import io.tacho.profiling.suite.Settings;
import io.tacho.profiling.suite.SuiteProgress;
import io.tacho.profiling.suite.SuiteResult;
import io.tacho.profiling.suite.SuiteRunner;
import io.tacho.stress.ExitCode;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.run.RunFolder;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs a plan and leaves its results in a folder. Used by one thread. */
public final class BenchSession {
    /** Of the results, in their folder. */
    public static final String RESULT = "bench.json";

    /** JMH's own results, in the same folder. */
    public static final String JMH_RESULT = "jmh.json";

    /** What JMH printed, in the same folder. */
    public static final String LOG = "jmh.log";

    private final BenchPlan plan;
    private final RunFolder folder;
    private final SuiteProgress progress;
    private final BooleanSupplier interrupted;

    /**
     * A session.
     *
     * @param plan what to run
     * @param folder gets the results
     * @param progress is told of each fork
     * @param interrupted is asked after each fork: true ends the session with what there is
     */
    public BenchSession(
            BenchPlan plan, RunFolder folder, SuiteProgress progress, BooleanSupplier interrupted) {
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
        this.interrupted = interrupted;
    }

    /**
     * Runs it.
     *
     * @return what was measured
     * @throws StressException if the folder can't be written, or it was interrupted before anything
     *     was measured: then it leaves nothing in the folder
     */
    public BenchFile run() {
        List<String> warnings = new ArrayList<>(EnvironmentWarnings.read());
        String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<String> flags = ForkFlags.read();
        SuiteResult result = measure(flags, warnings);
        if (result.benchmarks().isEmpty()) {
            // Only an interruption leaves nothing, and then there is nothing to say of the forks.
            folder.delete(folder.file(LOG));
            throw new StressException(
                    ExitCode.INTERRUPTED, "stopped before anything was measured", null);
        }
        BenchFile file =
                new BenchFile(
                        BenchFile.VERSION,
                        startedAt,
                        !interrupted.getAsBoolean(),
                        settings(flags),
                        Environment.read(),
                        warnings,
                        result.benchmarks().stream().map(BenchFile.Row::of).toList());
        folder.write(folder.file(RESULT), ResultJson.write(file));
        folder.write(folder.file(JMH_RESULT), result.jmhJson());
        return file;
    }

    private SuiteResult measure(List<String> flags, List<String> warnings) {
        try (PrintStream log = folder.newLog(LOG)) {
            SuiteResult result =
                    new SuiteRunner(source(flags, log), plan.settings(), progress, interrupted)
                            .run(plan.benchmarks());
            if (!plan.flames().isEmpty()) {
                profile(new BenchFlames(plan.flames(), folder.path(), log), warnings);
            }
            return result;
        }
    }

    private void profile(BenchFlames flames, List<String> warnings) {
        for (int i = 0; i < plan.benchmarks().size() && !interrupted.getAsBoolean(); i++) {
            progress.profile(plan.benchmarks().get(i));
            warnings.addAll(flames.profile(plan.benchmarks().get(i)));
        }
    }

    private ForkSource source(List<String> flags, PrintStream log) {
        ForkSource timed = new ForkRunner(plan.settings(), flags, log);
        ForkSource counted = new CallgrindRunner(ForkFlags.counted(folder.path()), log);
        return (benchmark, round) ->
                (benchmark.kind() == BenchmarkSpec.Kind.INSTRUCTIONS ? counted : timed)
                        .run(benchmark, round);
    }

    private BenchFile.ForkSettings settings(List<String> flags) {
        Settings settings = plan.settings();
        return new BenchFile.ForkSettings(
                settings.forks(),
                settings.warmup().toMillis(),
                settings.iterations(),
                settings.iteration().toMillis(),
                flags);
    }
}
