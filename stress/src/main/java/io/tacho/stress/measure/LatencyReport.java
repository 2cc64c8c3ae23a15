package io.tacho.stress.measure;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

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
     * Adds up what several threads measured.
     *
     * @param operations of each
     * @param messages of each, by type
     * @return the sum
     */
    public static LatencyReport of(
            Collection<OperationLatency> operations,
            Collection<Map<String, MessageLatency>> messages) {
        OperationLatency operation = new OperationLatency();
        operations.forEach(operation::add);
        MessageLatency all = new MessageLatency();
        Map<String, MessageLatency> merged = new TreeMap<>();
        for (Map<String, MessageLatency> part : messages) {
            part.forEach(
                    (type, latency) -> {
                        merged.computeIfAbsent(type, key -> new MessageLatency()).add(latency);
                        all.add(latency);
                    });
        }
        Map<String, TypeLatency> byType = new TreeMap<>();
        merged.forEach(
                (type, latency) -> {
                    if (latency.handling().getTotalCount() > 0) {
                        byType.put(
                                type,
                                new TypeLatency(
                                        LatencySummary.of(latency.queueWait()),
                                        LatencySummary.of(latency.handling())));
                    }
                });
        return new LatencyReport(
                LatencySummary.of(operation.response()),
                LatencySummary.of(operation.service()),
                LatencySummary.of(all.queueWait()),
                LatencySummary.of(all.handling()),
                byType);
    }

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
