package io.tacho.profiling.suite;

import org.openjdk.jmh.util.Statistics;

/**
 * A distribution, in the unit of its benchmark.
 *
 * @param mean of all samples
 * @param p50 half of all are at most this
 * @param p90 nine of ten
 * @param p99 99 of 100
 * @param p999 999 of 1,000
 * @param max the largest
 * @param samples how many there are
 */
public record Quantiles(
        double mean, double p50, double p90, double p99, double p999, double max, long samples) {
    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    /** Of samples that stand for a number of operations each. */
    static Quantiles of(Statistics samples, int batch) {
        return new Quantiles(
                samples.getMean() / batch,
                samples.getPercentile(P50) / batch,
                samples.getPercentile(P90) / batch,
                samples.getPercentile(P99) / batch,
                samples.getPercentile(P999) / batch,
                samples.getMax() / batch,
                samples.getN());
    }

    /** Of something that was measured once. */
    static Quantiles single(double value) {
        return new Quantiles(value, value, value, value, value, value, 1);
    }
}
