package io.tacho.stress.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up what several streams, or several runs of the same, have measured. Confined to a thread.
 */
public final class LatencyTotals {
    private final OperationLatency operations = new OperationLatency();
    private final Map<String, MessageLatency> messages = new TreeMap<>();

    /** Nothing yet. */
    public LatencyTotals() {}

    /**
     * Adds.
     *
     * @param operation response and service times
     * @param byType queue wait and handling of messages, by the simple name of their type
     */
    public void add(OperationLatency operation, Map<String, MessageLatency> byType) {
        operations.add(operation);
        byType.forEach((type, latency) -> of(type).add(latency));
    }

    /**
     * Where operations are added one by one.
     *
     * @return response and service times so far
     */
    public OperationLatency operations() {
        return operations;
    }

    /**
     * Where messages of a type are added one by one.
     *
     * @param type the simple name
     * @return queue wait and handling so far
     */
    public MessageLatency of(String type) {
        return messages.computeIfAbsent(type, none -> new MessageLatency());
    }

    /**
     * The percentiles.
     *
     * @return of all so far
     */
    public LatencyReport report() {
        return LatencyReport.of(List.of(operations), List.of(messages));
    }
}
