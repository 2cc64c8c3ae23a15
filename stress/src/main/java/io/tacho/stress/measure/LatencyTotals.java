package io.tacho.stress.measure;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Adds up what several streams, or several runs of the same, have measured. Confined to a thread.
 */
public final class LatencyTotals {
    /** Operations of which nobody asks with what they began. */
    private static final String ANY = "";

    private final Map<String, OperationLatency> operations = new TreeMap<>();
    private final Map<String, MessageLatency> messages = new TreeMap<>();

    /** Nothing yet. */
    public LatencyTotals() {}

    /**
     * Where operations are added whose first message is not looked at.
     *
     * @return response and service times of such
     */
    public OperationLatency operations() {
        return operations(ANY);
    }

    /**
     * Where operations are added that begin with a type of message.
     *
     * @param type the simple name
     * @return response and service times so far
     */
    public OperationLatency operations(String type) {
        return operations.computeIfAbsent(type, none -> new OperationLatency());
    }

    /**
     * Operations that began with a type of message, and those of which it is not known: these were
     * under way for long, so that percentiles without them would look better than they are.
     *
     * @param type the simple name
     * @return the sum
     */
    public OperationLatency operationsThatMayBe(String type) {
        OperationLatency sum = new OperationLatency();
        sum.add(operations(type));
        sum.add(operations(OperationTypes.UNKNOWN_NAME));
        return sum;
    }

    /**
     * Where messages of a type are added.
     *
     * @param type the simple name
     * @return queue wait and handling so far
     */
    public MessageLatency of(String type) {
        return messages.computeIfAbsent(type, none -> new MessageLatency());
    }

    /**
     * All operations.
     *
     * @return the sum
     */
    public OperationLatency allOperations() {
        OperationLatency sum = new OperationLatency();
        operations.values().forEach(sum::add);
        return sum;
    }

    /**
     * All messages.
     *
     * @return the sum
     */
    public MessageLatency allMessages() {
        MessageLatency sum = new MessageLatency();
        messages.values().forEach(sum::add);
        return sum;
    }

    /**
     * The percentiles.
     *
     * @return of all so far
     */
    public LatencyReport report() {
        OperationLatency operation = allOperations();
        MessageLatency message = allMessages();
        Map<String, LatencyReport.TypeLatency> byType = new TreeMap<>();
        messages.forEach(
                (type, latency) -> {
                    if (hasAny(latency.handling())) {
                        byType.put(
                                type,
                                new LatencyReport.TypeLatency(
                                        LatencySummary.of(latency.queueWait()),
                                        LatencySummary.of(latency.handling())));
                    }
                });
        return new LatencyReport(
                LatencySummary.of(operation.response()),
                LatencySummary.of(operation.service()),
                LatencySummary.of(message.queueWait()),
                LatencySummary.of(message.handling()),
                byType);
    }

    /**
     * The percentiles of operations by the type of message that each began with.
     *
     * @return by the simple name
     */
    public Map<String, OperationSummary> operationsByType() {
        Map<String, OperationSummary> byType = new TreeMap<>();
        operations.forEach(
                (type, latency) -> {
                    if (hasAny(latency.response())) {
                        byType.put(
                                type,
                                new OperationSummary(
                                        LatencySummary.of(latency.response()),
                                        LatencySummary.of(latency.service())));
                    }
                });
        return byType;
    }

    private static boolean hasAny(Histogram histogram) {
        return histogram.getTotalCount() > 0;
    }

    /**
     * Of operations.
     *
     * @param response from due
     * @param service from really sent
     */
    public record OperationSummary(LatencySummary response, LatencySummary service) {}
}
