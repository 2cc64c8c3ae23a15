package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A fork with what JMH has of it, from which forks are put together.
 *
 * @param fork its figures
 * @param batch operations that are timed together; 1 if each is timed
 * @param samples all of its samples, of batches
 * @param raw JMH's own result, if it was JMH that measured
 */
public record MeasuredFork(Fork fork, int batch, Statistics samples, Optional<RunResult> raw) {
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
            Fork fork =
                    new Fork(round, bytes, Quantiles.single(bytes), 0, conditions, List.of(bytes));
            return new MeasuredFork(fork, 1, samples, Optional.of(raw));
        }
        List<Double> iterations = new ArrayList<>();
        List<Double> allocated = new ArrayList<>();
        for (IterationResult iteration : result.getIterationResults()) {
            iterations.add(
                    iteration.getPrimaryResult().getStatistics().getPercentile(MEDIAN) / batch);
            Result<?> bytes = iteration.getSecondaryResults().get(ALLOCATED);
            if (bytes != null) {
                allocated.add(bytes.getScore() / batch);
            }
        }
        Fork fork =
                new Fork(
                        round,
                        Medians.of(iterations),
                        Quantiles.of(samples, batch),
                        allocated.isEmpty() ? 0 : Medians.of(allocated),
                        conditions,
                        iterations);
        return new MeasuredFork(fork, batch, samples, Optional.of(raw));
    }

    /** Of a count, which is one number, and which nothing can disturb. */
    static MeasuredFork counted(int round, double instructions) {
        MultisetStatistics samples = new MultisetStatistics();
        samples.addValue(instructions, 1);
        Fork fork =
                new Fork(
                        round,
                        instructions,
                        Quantiles.single(instructions),
                        0,
                        Conditions.IRRELEVANT,
                        List.of(instructions));
        return new MeasuredFork(fork, 1, samples, Optional.empty());
    }

    private static double secondary(BenchmarkResult result, String label) {
        Result<?> value = result.getSecondaryResults().get(label);
        if (value == null) {
            throw new IllegalStateException("a benchmark of memory without " + label);
        }
        return value.getScore();
    }
}
