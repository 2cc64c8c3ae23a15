package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.Regime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What one JVM measured of one benchmark. The fork is the unit of everything that is compared: what
 * a compiler decides and where memory lies differs from JVM to JVM, and repeating within one does
 * not average it out (Georges, Buytaert, Eeckhout: Statistically Rigorous Java Performance
 * Evaluation, OOPSLA 2007).
 *
 * @param round of the suite in which it ran, from 1
 * @param score the median of the iterations that count: what an operation takes here when nothing
 *     comes between, at the clock of {@link Measured}. A thread that is sent off its core for a
 *     while lengthens a few samples of an iteration a hundredfold, and with them their mean; that
 *     belongs into the percentiles, and says nothing about the code
 * @param quantiles of operations, or of batch means
 * @param bytesPerOperation allocated on the heap, by all threads
 * @param conditions what it found the machine like
 * @param regime what the cores were like in most of its iterations
 * @param clock that the core had, in the unit of {@link
 *     io.tacho.profiling.machine.CoreProbe.Reading}; 0 where it does not matter or was not looked
 *     at: more than one core was used, or it is no time that was measured
 * @param iterations median of the samples of each, in their order, at the clock of {@link Measured}
 * @param leftOut which of the iterations do not count, from 0: the cores were otherwise in them
 */
public record Fork(
        int round,
        double score,
        Quantiles quantiles,
        double bytesPerOperation,
        Conditions conditions,
        Regime regime,
        double clock,
        List<Double> iterations,
        List<Integer> leftOut) {
    /** With less than this part of its iterations in one regime, a fork has none. */
    public static final double COUNTED_AT_LEAST = 0.25;

    /**
     * One that does not depend on the cores, or of which it is not known yet what they were like.
     *
     * @param round of the suite
     * @param quantiles of operations
     * @param bytesPerOperation allocated
     * @param conditions what it found
     * @param iterations one or more
     * @return a fork all iterations of which count
     */
    public static Fork of(
            int round,
            Quantiles quantiles,
            double bytesPerOperation,
            Conditions conditions,
            List<Double> iterations) {
        return new Fork(
                round,
                Medians.of(iterations),
                quantiles,
                bytesPerOperation,
                conditions,
                Regime.ANY,
                0,
                iterations,
                List.of());
    }

    /**
     * The iterations that count.
     *
     * @return in their order; not empty
     */
    public List<Double> counted() {
        return counted(iterations, leftOut);
    }

    private static List<Double> counted(List<Double> values, List<Integer> without) {
        Set<Integer> positions = new HashSet<>(without);
        return IntStream.range(0, values.size())
                .filter(i -> !positions.contains(i))
                .mapToObj(values::get)
                .toList();
    }

    /**
     * Why this fork should not count.
     *
     * @return a reason each; empty if nothing is against it
     */
    public List<String> disturbances() {
        List<String> reasons = new ArrayList<>(conditions.disturbances());
        if (!regime.comparable()) {
            reasons.add("the cores were " + regime.label() + " in too many iterations");
        }
        return reasons;
    }

    /**
     * The same, of those iterations only that belong to the regime which most of them have and in
     * which something can be compared. If there are too few of those, all count, and nothing can be
     * compared.
     *
     * @param regimes of each iteration
     */
    Fork in(List<Regime> regimes) {
        // In the order of the regimes: of two that are as frequent it is always the same one.
        Map<Regime, Long> counts = new EnumMap<>(Regime.class);
        regimes.forEach(each -> counts.merge(each, 1L, Long::sum));
        Regime most = mostFrequent(counts, Regime::comparable);
        if (counts.getOrDefault(most, 0L) < COUNTED_AT_LEAST * regimes.size()) {
            return with(mostFrequent(counts, each -> !each.comparable()), List.of());
        }
        return with(
                most,
                IntStream.range(0, regimes.size())
                        .filter(i -> regimes.get(i) != most)
                        .boxed()
                        .toList());
    }

    private static Regime mostFrequent(Map<Regime, Long> counts, Predicate<Regime> which) {
        return counts.keySet().stream()
                .filter(which)
                .max(Comparator.comparing(counts::get))
                .orElse(Regime.DISTURBED);
    }

    private Fork with(Regime found, List<Integer> without) {
        return new Fork(
                round,
                Medians.of(counted(iterations, without)),
                quantiles,
                bytesPerOperation,
                conditions,
                found,
                clock,
                iterations,
                without);
    }

    /**
     * The same, with the clock that its core had, if it was on one.
     *
     * @param clocks of each iteration
     */
    Fork clocked(List<Double> clocks) {
        if (regime != Regime.ONE_CORE) {
            return this;
        }
        List<Double> cycles =
                IntStream.range(0, iterations.size())
                        .mapToObj(i -> iterations.get(i) / clocks.get(i))
                        .toList();
        return measuring(score, score / Medians.of(counted(cycles, leftOut)), iterations);
    }

    /**
     * What it would have measured at another clock, if all that it waits for is its core.
     *
     * @param other the clock
     */
    Fork at(double other) {
        if (clock == 0) {
            return this;
        }
        double factor = other / clock;
        return measuring(
                factor * score, clock, iterations.stream().map(each -> factor * each).toList());
    }

    private Fork measuring(double newScore, double newClock, List<Double> newIterations) {
        return new Fork(
                round,
                newScore,
                quantiles,
                bytesPerOperation,
                conditions,
                regime,
                newClock,
                newIterations,
                leftOut);
    }
}
