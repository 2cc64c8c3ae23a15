package io.tacho.stress.whatif;

import io.tacho.journal.reader.Dictionary;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.MessageLatency;
import io.tacho.stress.measure.OperationLatency;
import java.util.HashMap;
import java.util.Map;

/** The four times, of recorded or of recomputed messages. */
final class Latencies {
    private final OperationLatency operations = new OperationLatency();
    private final Map<Integer, MessageLatency> byTypeId = new HashMap<>();
    private MessageLatency recent = new MessageLatency();
    private int recentType = -1;

    Latencies() {}

    void message(int typeId, long sentAt, long receivedAt, long completedAt) {
        if (typeId != recentType) {
            recent = byTypeId.computeIfAbsent(typeId, key -> new MessageLatency());
            recentType = typeId;
        }
        recent.record(sentAt, receivedAt, completedAt);
    }

    void operation(long dueAt, long rootSentAt, long completedAt) {
        operations.record(dueAt, rootSentAt, completedAt);
    }

    LatencyReport report(Dictionary dictionary) {
        LatencyTotals totals = new LatencyTotals();
        totals.operations().add(operations);
        byTypeId.forEach(
                (typeId, latency) ->
                        totals.of(LatencyReport.typeName(dictionary.typeName(typeId)))
                                .add(latency));
        return totals.report();
    }
}
