package io.tacho.profiling.suite;

import io.tacho.profiling.bench.CoreSpeedProfiler;
import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.CoreSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A fork with what JMH has of it, from which forks are put together.
 *
 * @param fork its figures, as if no core had ever been shared
 * @param coreSpeeds of each iteration, ns as {@link CoreSpeed} has them; empty where nobody looked
 * @param batch operations that are timed together; 1 if each is timed
 * @param samples all of its samples, of batches
 * @param raw JMH's own result, if it was JMH that measured
 */
public record MeasuredFork(
        Fork fork,
        List<Double> coreSpeeds,
        int batch,
        Statistics samples,
        Optional<RunResult> raw) {
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
        List<Double> coreSpeeds = new ArrayList<>();
        for (IterationResult iteration : result.getIterationResults()) {
            iterations.add(
                    iteration.getPrimaryResult().getStatistics().getPercentile(MEDIAN) / batch);
            secondary(iteration, ALLOCATED).ifPresent(bytes -> allocated.add(bytes / batch));
            secondary(iteration, CoreSpeedProfiler.RESULT).ifPresent(coreSpeeds::add);
        }
        Fork fork =
                Fork.of(
                        round,
                        Quantiles.of(samples, batch),
                        allocated.isEmpty() ? 0 : Medians.of(allocated),
                        conditions,
                        iterations);
        return new MeasuredFork(fork, coreSpeeds, batch, samples, Optional.of(raw));
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
     * What a core took that was as fast as it gets: a tenth of the looks found it that fast, as the
     * fastest of all may have had a higher clock for a moment. Infinite where nobody looked.
     */
    double fastestCore() {
        return coreSpeeds.stream()
                .sorted()
                .skip(coreSpeeds.size() / 10)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The same with figures of those iterations only in which the cores were whole.
     *
     * @param fastest what the fastest core took, of all forks
     */
    MeasuredFork judged(double fastest) {
        List<Integer> shared =
                IntStream.range(0, coreSpeeds.size())
                        .filter(i -> coreSpeeds.get(i) > CoreSpeed.WHOLE_AT_MOST * fastest)
                        .boxed()
                        .toList();
        return new MeasuredFork(fork.leavingOut(shared), coreSpeeds, batch, samples, raw);
    }

    private static OptionalDouble secondary(IterationResult result, String label) {
        Result<?> value = result.getSecondaryResults().get(label);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.getScore());
    }

    private static double secondary(BenchmarkResult result, String label) {
        Result<?> value = result.getSecondaryResults().get(label);
        if (value == null) {
            throw new IllegalStateException("a benchmark of memory without " + label);
        }
        return value.getScore();
    }
}
