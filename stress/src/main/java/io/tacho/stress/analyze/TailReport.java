package io.tacho.stress.analyze;

import java.util.List;

/**
 * What the messages of the measured window waited for that waited longest.
 *
 * @param percentile of all waits, above which a wait counts
 * @param thresholdNanos that percentile, ns
 * @param messages that waited longer
 * @param waitedNanos what they waited together
 * @param causes the largest first; their shares add up to 1
 * @param culprits actors for which workers were busy meanwhile, the worst first; counted once for
 *     each message that waited
 */
public record TailReport(
        double percentile,
        long thresholdNanos,
        long messages,
        long waitedNanos,
        List<Cause> causes,
        List<Culprit> culprits) {
    /**
     * One cause.
     *
     * @param cause in words
     * @param nanos of all that was waited
     * @param share of all that was waited, 0 to 1
     */
    public record Cause(String cause, long nanos, double share) {}

    /**
     * One actor.
     *
     * @param component its name
     * @param nanos that messages waited for it
     * @param share of all that was waited
     * @param longestNanos the longest of its handlings that kept a message waiting
     */
    public record Culprit(String component, long nanos, double share, long longestNanos) {}
}
