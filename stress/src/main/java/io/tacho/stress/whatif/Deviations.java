package io.tacho.stress.whatif;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencySummary;

/**
 * How far computed times are from real ones.
 *
 * @param response of operations, from due
 * @param service of operations, from really sent
 * @param queueWait of messages
 * @param handling of messages
 */
public record Deviations(
        Deviation response, Deviation service, Deviation queueWait, Deviation handling) {
    /**
     * Of percentiles, as shares of the real ones: 0.1 is a tenth too much; 0 where both are 0, and
     * infinite where only the real one is.
     *
     * @param p50 of the median
     * @param p90 of the 90th
     * @param p99 of the 99th
     * @param p999 of the 99.9th
     */
    public record Deviation(
            double p50, double p90, double p99, @JsonProperty("p99.9") double p999) {
        static Deviation of(LatencySummary computed, LatencySummary real) {
            return new Deviation(
                    of(computed.p50(), real.p50()),
                    of(computed.p90(), real.p90()),
                    of(computed.p99(), real.p99()),
                    of(computed.p999(), real.p999()));
        }

        private static double of(long computed, long real) {
            return computed == real ? 0 : (double) (computed - real) / real;
        }
    }

    static Deviations of(LatencyReport computed, LatencyReport real) {
        return new Deviations(
                Deviation.of(computed.response(), real.response()),
                Deviation.of(computed.service(), real.service()),
                Deviation.of(computed.queueWait(), real.queueWait()),
                Deviation.of(computed.handling(), real.handling()));
    }
}
