package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.stats.Spread;
import io.tacho.profiling.stats.Steadiness;
import java.util.List;

/**
 * What came of one benchmark.
 *
 * @param benchmark which
 * @param batch operations that were timed together; 1 if each was timed
 * @param regime in which the counted forks found the cores; {@link Regime#ANY} where it doesn't
 *     matter
 * @param clock that the scores are for, of all forks on one core the median one, in the unit of
 *     {@link Fork#clock}; 0 where they are as they were measured
 * @param forks that count, in the order in which they ran
 * @param otherRegimes forks that found the cores otherwise, which can't be put together with these
 * @param discarded forks that were disturbed
 * @param quantiles of all operations, or batch means, of the counted forks, as they were measured
 */
public record Measured(
        BenchmarkSpec benchmark,
        int batch,
        Regime regime,
        double clock,
        List<Fork> forks,
        List<Fork> otherRegimes,
        List<Discarded> discarded,
        Quantiles quantiles) {
    /**
     * What an operation takes.
     *
     * @return median of the forks' scores
     */
    public double score() {
        return Medians.of(forks.stream().map(Fork::score).toList());
    }

    /**
     * What an operation allocates.
     *
     * @return median of the forks, bytes
     */
    public double bytesPerOperation() {
        return Medians.of(forks.stream().map(Fork::bytesPerOperation).toList());
    }

    /**
     * A figure that something may be asked of.
     *
     * @param figure which
     * @return its value
     */
    public double value(Target.Figure figure) {
        return switch (figure) {
            case P99 -> quantiles.p99();
            case MEAN -> quantiles.mean();
            case PER_SECOND -> 1e9 / score();
            case BYTES -> score();
        };
    }

    /**
     * What is asked of it, and what was measured.
     *
     * @return one for each target
     */
    public List<TargetOutcome> targets() {
        return benchmark.targets().stream()
                .map(
                        target -> {
                            double value = value(target.figure());
                            return new TargetOutcome(target.text(), value, target.met(value));
                        })
                .toList();
    }

    /**
     * How steady it was.
     *
     * @return of the counted forks
     */
    public Steadiness steadiness() {
        double[] scores = forks.stream().mapToDouble(Fork::score).toArray();
        double[][] iterations =
                forks.stream()
                        .map(fork -> fork.counted().stream().mapToDouble(each -> each).toArray())
                        .toArray(double[][]::new);
        return Steadiness.of(Spread.of(scores, iterations));
    }

    /**
     * What to think of it.
     *
     * @return in a word
     */
    public Status status() {
        List<TargetOutcome> targets = targets();
        return Status.of(
                steadiness().grade(),
                !targets.isEmpty(),
                targets.stream().allMatch(TargetOutcome::met));
    }
}
