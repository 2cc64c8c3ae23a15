package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Conditions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What one JVM measured of one benchmark. The fork is the unit of everything that is compared: what
 * a compiler decides and where memory lies differs from JVM to JVM, and repeating within one does
 * not average it out (Georges, Buytaert, Eeckhout: Statistically Rigorous Java Performance
 * Evaluation, OOPSLA 2007).
 *
 * @param round of the suite in which it ran, from 1
 * @param score the median of the iterations that count: what an operation takes here when nothing
 *     comes between. A thread that is sent off its core for a while lengthens a few samples of an
 *     iteration a hundredfold, and with them their mean; that belongs into the percentiles, and
 *     says nothing about the code
 * @param quantiles of operations, or of batch means
 * @param bytesPerOperation allocated on the heap, by all threads
 * @param conditions what it found the machine like
 * @param iterations median of the samples of each, in their order
 * @param shared which of the iterations do not count, from 0: somebody else used half of a core
 */
public record Fork(
        int round,
        double score,
        Quantiles quantiles,
        double bytesPerOperation,
        Conditions conditions,
        List<Double> iterations,
        List<Integer> shared) {
    /**
     * All iterations of which count.
     *
     * @param round of the suite
     * @param quantiles of operations
     * @param bytesPerOperation allocated
     * @param conditions what it found
     * @param iterations one or more
     * @return a fork
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
                iterations,
                List.of());
    }

    /**
     * The iterations that count: those in which the cores were whole; where those are too few to
     * say anything, or can't be told from others, all.
     *
     * @return in their order; not empty
     */
    public List<Double> counted() {
        if (!conditions.countsWholeCoresOnly()) {
            return iterations;
        }
        Set<Integer> leftOut = new HashSet<>(shared);
        return IntStream.range(0, iterations.size())
                .filter(i -> !leftOut.contains(i))
                .mapToObj(iterations::get)
                .toList();
    }

    /**
     * The same without some iterations.
     *
     * @param which those in which a core was shared
     */
    Fork leavingOut(List<Integer> which) {
        Conditions found = conditions.withShared((double) which.size() / iterations.size());
        Fork without =
                new Fork(round, score, quantiles, bytesPerOperation, found, iterations, which);
        return new Fork(
                round,
                Medians.of(without.counted()),
                quantiles,
                bytesPerOperation,
                found,
                iterations,
                which);
    }
}
