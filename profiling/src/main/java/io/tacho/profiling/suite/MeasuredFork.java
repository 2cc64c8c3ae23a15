package io.tacho.profiling.suite;

import io.tacho.profiling.bench.CoreProfiler;
import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.CoreState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A fork with what JMH has of it, from which forks are put together.
 *
 * @param fork its figures, of all iterations
 * @param cores as each iteration found them; empty where that does not matter
 * @param batch operations that are timed together; 1 if each is timed
 * @param samples all of its samples, of batches
 * @param raw JMH's own result, if it was JMH that measured
 */
public record MeasuredFork(
        Fork fork, List<CoreState> cores, int batch, Statistics samples, Optional<RunResult> raw) {
    private static final double MEDIAN = 50;
    private static final String BATCH = "batch";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final List<String> MEMORY = List.of("heapBytes", "offHeapBytes");

    static MeasuredFork of(
            BenchmarkSpec benchmark, int round, Conditions conditions, RunResult raw) {
        BenchmarkResult result = raw.getBenchmarkResults().iterator().next();
        boolean batched = raw.getParams().getParamsKeys().contains(BATCH);
        int batch = batched ? Integer.parseInt(raw.getParams().getParam(BATCH)) : 1;
        Statistics samples = result.getPrimaryResult().getStatistics();
        if (benchmark.kind() == BenchmarkSpec.Kind.MEMORY) {
            double bytes = MEMORY.stream().mapToDouble(each -> secondary(result, each)).sum();
            Fork fork = Fork.of(round, Quantiles.single(bytes), 0, conditions, List.of(bytes));
            return new MeasuredFork(fork, List.of(), 1, samples, Optional.of(raw));
        }
        List<Double> iterations = new ArrayList<>();
        List<Double> allocated = new ArrayList<>();
        List<CoreState> cores = new ArrayList<>();
        for (IterationResult iteration : result.getIterationResults()) {
            iterations.add(
                    iteration.getPrimaryResult().getStatistics().getPercentile(MEDIAN) / batch);
            // JMH works out all of its percentiles again at each call.
            var results = iteration.getSecondaryResults();
            Function<String, OptionalDouble> secondary = label -> value(results.get(label));
            secondary.apply(ALLOCATED).ifPresent(bytes -> allocated.add(bytes / batch));
            cores(secondary).ifPresent(cores::add);
        }
        Fork fork =
                Fork.of(
                        round,
                        Quantiles.of(samples, batch),
                        allocated.isEmpty() ? 0 : Medians.of(allocated),
                        conditions,
                        iterations);
        return new MeasuredFork(fork, cores, batch, samples, Optional.of(raw));
    }

    /** Of a count, which is one number, and which nothing can disturb. */
    static MeasuredFork counted(int round, double instructions) {
        MultisetStatistics samples = new MultisetStatistics();
        samples.addValue(instructions, 1);
        Fork fork =
                Fork.of(
                        round,
                        Quantiles.single(instructions),
                        0,
                        Conditions.IRRELEVANT,
                        List.of(instructions));
        return new MeasuredFork(fork, List.of(), 1, samples, Optional.empty());
    }

    /**
     * The sharing of a core that was whole, if it was at a tenth of the looks: the lowest of all
     * may be an error of the measurement. Infinite where nobody looked.
     */
    double wholeCore() {
        return cores.stream()
                .map(CoreState::sharing)
                .sorted()
                .skip(cores.size() / 10)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The same with figures of those iterations only that found the cores alike, and with the clock
     * that these had.
     *
     * @param whole the sharing of a core that is whole, of all forks
     */
    MeasuredFork judged(double whole) {
        return cores.isEmpty()
                ? this
                : new MeasuredFork(
                        fork.in(cores.stream().map(each -> each.regime(whole)).toList())
                                .clocked(cores.stream().map(CoreState::clock).toList()),
                        cores,
                        batch,
                        samples,
                        raw);
    }

    private static Optional<CoreState> cores(Function<String, OptionalDouble> secondary) {
        OptionalDouble sharing = secondary.apply(CoreProfiler.SHARING);
        return sharing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CoreState(
                                sharing.getAsDouble(),
                                secondary.apply(CoreProfiler.CLOCK).orElseThrow(),
                                secondary.apply(CoreProfiler.BEFORE).orElse(0),
                                secondary.apply(CoreProfiler.AFTER).orElse(0),
                                secondary.apply(CoreProfiler.STALLED).orElse(0)));
    }

    private static OptionalDouble value(@Nullable Result<?> result) {
        return result == null ? OptionalDouble.empty() : OptionalDouble.of(result.getScore());
    }

    private static double secondary(BenchmarkResult result, String label) {
        Result<?> value = result.getSecondaryResults().get(label);
        if (value == null) {
            throw new IllegalStateException("a benchmark of memory without " + label);
        }
        return value.getScore();
    }
}
