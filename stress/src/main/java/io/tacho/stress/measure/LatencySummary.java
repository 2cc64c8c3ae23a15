package io.tacho.stress.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of a histogram, in ns.
 *
 * @param p50 the median
 * @param p90 90 of 100 were no longer
 * @param p99 99 of 100 were no longer
 * @param p999 999 of 1,000 were no longer
 * @param p9999 9,999 of 10,000 were no longer
 * @param max the longest
 * @param mean the arithmetic mean
 * @param count how many there were
 */
@JsonPropertyOrder({"p50", "p90", "p99", "p99.9", "p99.99", "max", "mean", "count"})
public record LatencySummary(
        long p50,
        long p90,
        long p99,
        @JsonProperty("p99.9") long p999,
        @JsonProperty("p99.99") long p9999,
        long max,
        double mean,
        long count) {
    private static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Summarises.
     *
     * @param histogram of ns
     * @return its percentiles
     */
    public static LatencySummary of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return NONE;
        }
        return new LatencySummary(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getValueAtPercentile(99.99),
                histogram.getMaxValue(),
                Math.round(histogram.getMean() * 10) / 10.0,
                histogram.getTotalCount());
    }
}
