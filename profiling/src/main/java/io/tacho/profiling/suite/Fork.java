package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Conditions;
import java.util.List;

/**
 * What one JVM measured of one benchmark. The fork is the unit of everything that is compared: what
 * a compiler decides and where memory lies differs from JVM to JVM, and repeating within one does
 * not average it out (Georges, Buytaert, Eeckhout: Statistically Rigorous Java Performance
 * Evaluation, OOPSLA 2007).
 *
 * @param round of the suite in which it ran, from 1
 * @param score the median of the iterations: what an operation takes here when nothing comes
 *     between. A thread that is sent off its core for a while lengthens a few samples of an
 *     iteration a hundredfold, and with them their mean; that belongs into the percentiles, and
 *     says nothing about the code
 * @param quantiles of operations, or of batch means
 * @param bytesPerOperation allocated on the heap, by all threads
 * @param conditions what it found the machine like
 * @param iterations median of the samples of each, in their order
 */
public record Fork(
        int round,
        double score,
        Quantiles quantiles,
        double bytesPerOperation,
        Conditions conditions,
        List<Double> iterations) {}
