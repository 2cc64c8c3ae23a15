package io.tacho.stress.measure;

import java.util.Map;

/**
 * The four times, whole and by message type: the {@code latency} of result.json and of {@code
 * analyze}.
 *
 * @param response of operations, from due
 * @param service of operations, from really sent
 * @param queueWait of messages, sent to received
 * @param handling of messages, received to completed
 * @param byType queue wait and handling of each type of message, by its simple name
 */
public record LatencyReport(
        LatencySummary response,
        LatencySummary service,
        LatencySummary queueWait,
        LatencySummary handling,
        Map<String, TypeLatency> byType) {
    /**
     * Of one type of message.
     *
     * @param queueWait sent to received
     * @param handling received to completed
     */
    public record TypeLatency(LatencySummary queueWait, LatencySummary handling) {}

    /**
     * The name under which a message type is reported.
     *
     * @param className as {@link Class#getName()}
     * @return the part after the last dot or dollar
     */
    public static String typeName(String className) {
        return className.substring(
                Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
