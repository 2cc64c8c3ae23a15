package io.tacho.stress.bench;

import io.tacho.profiling.stats.Comparison;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.stats.SuiteEntry;
import io.tacho.profiling.stats.Verdict;
import io.tacho.profiling.stats.Verdict.Outcome;
import io.tacho.profiling.stats.Verdicts;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.ForkRunner;
import io.tacho.profiling.suite.ForkSource;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Settings;
import io.tacho.profiling.suite.SuiteProgress;
import io.tacho.profiling.suite.SuiteRunner;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Tries out the verdicts where the truth is known: compares a build with itself, and with itself
 * slowed down on purpose, by doing more operations than are counted ({@code
 * -Dtacho.bench.extraPercent}). Used by one thread.
 */
public final class VerdictTrials {
    private static final String AGAIN = " again";
    private static final String SLOWED = " slowed";
    private static final String EXTRA = "-Dtacho.bench.extraPercent=";

    private final Settings settings;
    private final int extraPercent;
    private final SuiteProgress progress;
    private final BooleanSupplier interrupted;

    /**
     * Trials.
     *
     * @param settings of each measurement
     * @param extraPercent how much more the slowed one does
     * @param progress is told of each fork
     * @param interrupted is asked after each fork
     */
    public VerdictTrials(
            Settings settings,
            int extraPercent,
            SuiteProgress progress,
            BooleanSupplier interrupted) {
        this.settings = settings;
        this.extraPercent = extraPercent;
        this.progress = progress;
        this.interrupted = interrupted;
    }

    /**
     * One try of a benchmark.
     *
     * @param benchmark which
     * @param same verdict about the build and itself
     * @param slowed verdict about the build and itself slowed down
     * @param nanos how long it took, with all three times the forks
     */
    public record Try(String benchmark, Verdict same, Verdict slowed, long nanos) {
        /**
         * How many verdicts were right, on the worse of the two sides.
         *
         * @param tries one or more
         * @return a share
         */
        public static double right(List<Try> tries) {
            long same = tries.stream().filter(each -> is(each.same, Outcome.NO_CHANGE)).count();
            long found = tries.stream().filter(each -> is(each.slowed, Outcome.REGRESSION)).count();
            return (double) Math.min(same, found) / tries.size();
        }

        private static boolean is(Verdict verdict, Outcome outcome) {
            return verdict.outcome() == outcome;
        }
    }

    /**
     * Tries once, all three in turns.
     *
     * @param benchmarks that are timed in batches
     * @param log gets what JMH prints
     * @return a try of each; empty if interrupted
     * @throws StressException if a benchmark times each operation, so that it can't be slowed
     */
    public List<Try> run(List<BenchmarkSpec> benchmarks, PrintStream log) {
        List<BenchmarkSpec> all =
                benchmarks.stream()
                        .flatMap(each -> Stream.of(each, named(each, AGAIN), named(each, SLOWED)))
                        .toList();
        long startedAt = System.nanoTime();
        List<Measured> measured =
                new SuiteRunner(source(log), settings, progress, interrupted).run(all).benchmarks();
        if (interrupted.getAsBoolean()) {
            return List.of();
        }
        long nanos = (System.nanoTime() - startedAt) / benchmarks.size();
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < measured.size(); i += 3) {
            Measured base = measured.get(i);
            if (base.batch() == 1) {
                throw new StressException(
                        ExitCode.USAGE,
                        base.benchmark().name()
                                + " times each operation, so it can't be slowed down on purpose;"
                                + " choose one that is timed in batches",
                        null);
            }
            tries.add(
                    new Try(
                            base.benchmark().name(),
                            verdict(base, measured.get(i + 1)),
                            verdict(base, measured.get(i + 2)),
                            nanos));
        }
        return tries;
    }

    private ForkSource source(PrintStream log) {
        List<String> flags = ForkFlags.read();
        ForkSource plain = new ForkRunner(settings, flags, log);
        ForkSource slowed =
                new ForkRunner(
                        settings,
                        Stream.concat(flags.stream(), Stream.of(EXTRA + extraPercent)).toList(),
                        log);
        return (benchmark, round) ->
                (benchmark.name().endsWith(SLOWED) ? slowed : plain).run(benchmark, round);
    }

    private static BenchmarkSpec named(BenchmarkSpec benchmark, String suffix) {
        return new BenchmarkSpec(
                benchmark.name() + suffix,
                benchmark.group(),
                benchmark.operation(),
                benchmark.method(),
                benchmark.parameters(),
                benchmark.kind(),
                benchmark.targets());
    }

    /** Each by itself, as a comparison of one benchmark would. */
    private static Verdict verdict(Measured base, Measured other) {
        SuiteEntry entry =
                new SuiteEntry(
                        base.benchmark().name(), Comparison.of(scores(base), scores(other)), true);
        return Verdicts.of(List.of(entry), Demands.DEFAULT).get(0);
    }

    private static double[] scores(Measured measured) {
        return measured.forks().stream().mapToDouble(Fork::score).toArray();
    }
}
