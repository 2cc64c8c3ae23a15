package io.tacho.stress.report;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Quantiles;
import io.tacho.profiling.suite.Suite;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.bench.BenchFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up results of benchmarks, for looking at what a report makes of them. Nothing here was ever
 * measured.
 */
public final class SyntheticSuite {
    static final Environment ENVIRONMENT =
            new Environment(
                    "Made up 25",
                    List.of("-Xmx1g"),
                    "Imaginary CPU",
                    2,
                    "powersave",
                    "always",
                    "Linux 0",
                    "cpu.max 100000 100000");

    private static final Conditions QUIET = new Conditions(0.01, 5_000_000);
    private static final Conditions CROWDED = new Conditions(0.42, 160_000_000);
    private static final int ITERATIONS = 100;

    private final Random random = new Random(42);

    /** With the same figures each time. */
    public SyntheticSuite() {}

    /** All benchmarks that there are; most are steady, some are not, in every way there is. */
    public BenchFile whole(int forks) {
        List<Measured> measured = new ArrayList<>();
        List<BenchmarkSpec> specs = Suite.timed().benchmarks();
        for (int i = 0; i < specs.size(); i++) {
            measured.add(one(specs.get(i), i, forks));
        }
        return file(forks, measured);
    }

    public static BenchFile file(int forks, List<Measured> measured) {
        return new BenchFile(
                BenchFile.VERSION,
                "2026-01-02T03:04:05Z",
                true,
                new BenchFile.ForkSettings(
                        forks, 2000, ITERATIONS, 50, List.of("-Xmx1g", "-XX:+UseParallelGC")),
                ENVIRONMENT,
                List.of("a virtual machine", "2 cores"),
                measured.stream().map(BenchFile.Row::of).toList());
    }

    /** What is asked, and when it was measured, in one benchmark. */
    public static BenchmarkSpec spec(String name, Group group, Target... targets) {
        return new BenchmarkSpec(
                name,
                group,
                "one thing of " + name,
                "Made.up",
                Map.of(),
                BenchmarkSpec.Kind.TWO_CORES,
                List.of(targets));
    }

    /** Forks of the same iterations, at these scores. */
    public static Measured steady(BenchmarkSpec spec, double p99, double... scores) {
        List<Fork> forks = new ArrayList<>();
        for (double score : scores) {
            forks.add(fork(forks.size() + 1, score, QUIET, iterations(score)));
        }
        return new Measured(
                spec, 1, Regime.ANY, 0, forks, List.of(), List.of(), quantiles(scores[0], p99));
    }

    static Fork fork(int round, double score, Conditions conditions, List<Double> iterations) {
        return fork(round, score, conditions, Regime.ANY, iterations);
    }

    /** One whose iterations at these places do not count. */
    static Fork without(List<Integer> leftOut, Fork fork) {
        return new Fork(
                fork.round(),
                fork.score(),
                fork.quantiles(),
                fork.bytesPerOperation(),
                fork.conditions(),
                fork.regime(),
                fork.clock(),
                fork.iterations(),
                leftOut);
    }

    private static Fork fork(
            int round,
            double score,
            Conditions conditions,
            Regime regime,
            List<Double> iterations) {
        return new Fork(
                round,
                score,
                quantiles(score, 2 * score),
                24,
                conditions,
                regime,
                0,
                iterations,
                List.of());
    }

    /** Without an outlier: a tenth of a percent up and down. */
    static List<Double> iterations(double score) {
        List<Double> iterations = new ArrayList<>();
        for (int i = 0; i < ITERATIONS; i++) {
            iterations.add(score * (1 + 0.001 * (i % 3 - 1)));
        }
        return iterations;
    }

    static Quantiles quantiles(double score, double p99) {
        return new Quantiles(score, 0.95 * score, 1.3 * score, p99, 2 * p99, 10 * p99, 70_000);
    }

    private Measured one(BenchmarkSpec spec, int index, int count) {
        boolean memory = spec.kind() == BenchmarkSpec.Kind.MEMORY;
        double score =
                memory ? 420 : 12 * Math.pow(10, index % 5 * 0.6) * (1 + 0.3 * random.nextDouble());
        // Every seventh differs from fork to fork, every eleventh gathers around two scores.
        double apart = index % 7 == 3 ? 0.06 : 0.008;
        List<Fork> forks = new ArrayList<>();
        List<Fork> others = new ArrayList<>();
        for (int round = 1; round <= count; round++) {
            double level = index % 11 == 5 && round % 2 == 0 ? 1.12 : 1;
            boolean disturbed = index % 9 == 4 && round <= 2;
            double its =
                    score * level * (1 + apart * random.nextGaussian()) * (disturbed ? 1.05 : 1);
            boolean elsewhere = spec.timed() && index % 4 == 1 && round % 3 == 0;
            Fork fork =
                    fork(
                            round,
                            memory ? Math.rint(its) : its,
                            disturbed ? CROWDED : QUIET,
                            !spec.timed() ? Regime.ANY : elsewhere ? Regime.FAR : Regime.NEAR,
                            noisy(its, memory, disturbed, index));
            (elsewhere ? others : forks).add(fork);
        }
        List<Discarded> discarded =
                index % 6 == 2
                        ? List.of(
                                new Discarded(
                                        fork(2, 1.3 * score, CROWDED, iterations(1.3 * score)),
                                        CROWDED.disturbances()))
                        : List.of();
        double p99 = index % 13 == 7 ? 2e5 : score * (3 + index % 4);
        double[] scores = forks.stream().mapToDouble(Fork::score).toArray();
        Quantiles quantiles =
                memory
                        ? new Quantiles(score, score, score, score, score, score, 1)
                        : quantiles(Arrays.stream(scores).average().orElse(score), p99);
        return new Measured(
                spec,
                score < 30 && !memory ? 100 : 1,
                spec.timed() ? Regime.NEAR : Regime.ANY,
                0,
                forks,
                others,
                discarded,
                quantiles);
    }

    private List<Double> noisy(double score, boolean memory, boolean disturbed, int index) {
        if (memory) {
            return List.of(Math.rint(score));
        }
        List<Double> iterations = new ArrayList<>();
        for (int i = 0; i < ITERATIONS; i++) {
            double value = score * (1 + 0.01 * random.nextGaussian());
            boolean early = index % 10 == 6 && i < 8;
            boolean out = disturbed ? random.nextInt(4) == 0 : random.nextInt(50) == 0;
            iterations.add(early || out ? value * (1.2 + random.nextDouble()) : value);
        }
        return iterations;
    }
}
