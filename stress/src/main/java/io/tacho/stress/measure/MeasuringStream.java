package io.tacho.stress.measure;

import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures what one worker handles and passes it on. */
final class MeasuringStream extends ForwardingTapStream {
    private final MeasuredWindow window;
    private final OperationTypes operationTypes;

    // Each twice, for what is inside the window and what is outside: so the same code runs before
    // it.
    private final byte[][] reached;
    private final List<OperationLatency[]> operations = new ArrayList<>();
    private final Map<Class<?>, TypeMeter> types = new IdentityHashMap<>();
    private final long[] lastCompletedAt = {Long.MIN_VALUE, Long.MIN_VALUE};
    private final RecentOperations[] recent = {new RecentOperations(), new RecentOperations()};

    private @Nullable Class<?> lastType;
    private TypeMeter lastMeter = new TypeMeter(OperationTypes.UNKNOWN);

    // The message between begin and end.
    private TypeMeter meter = lastMeter;
    private int recipient;
    private long rootId;
    private long sentAt;
    private long receivedAt;
    private long dueAt;
    private long rootSentAt;

    MeasuringStream(
            TapStream recorder, MeasuredWindow window, OperationTypes operationTypes, int actors) {
        super(recorder);
        this.window = window;
        this.operationTypes = operationTypes;
        this.reached = new byte[2][actors + 1];
    }

    @Override
    public void begin(
            MessageHeader header,
            int recipientId,
            long recipientSequence,
            long received,
            int backlog) {
        meter = meterOf(header.message().getClass());
        rootId = header.rootId();
        if (header.messageId() == rootId) {
            operationTypes.began(rootId, meter.number());
        }
        recipient = recipientId;
        sentAt = header.sentAt();
        receivedAt = received;
        dueAt = header.dueAt();
        rootSentAt = header.rootSentAt();
        next().begin(header, recipientId, recipientSequence, received, backlog);
    }

    @Override
    public boolean end(long completedAt, MessageOutcome outcome, int flags) {
        boolean took = next().end(completedAt, outcome, flags);
        int inOrOut = window.index(receivedAt);
        meter.messages(inOrOut).record(sentAt, receivedAt, completedAt);
        if (recipient < reached[inOrOut].length) {
            reached[inOrOut][recipient] = 1;
        }
        if ((flags & MessageFlags.ENDS_OPERATION) != 0) {
            operationsOf(operationTypes.typeOf(rootId))[inOrOut].record(
                    dueAt, rootSentAt, completedAt);
            recent[inOrOut].record(dueAt, rootSentAt, completedAt);
            lastCompletedAt[inOrOut] = completedAt;
        }
        return took;
    }

    private TypeMeter meterOf(Class<?> type) {
        if (type != lastType) {
            TypeMeter known = types.get(type);
            if (known == null) {
                String name = LatencyReport.typeName(type.getName());
                known = new TypeMeter(operationTypes.numberOf(name));
                types.put(type, known);
            }
            lastType = type;
            lastMeter = known;
        }
        return lastMeter;
    }

    private OperationLatency[] operationsOf(int type) {
        while (operations.size() <= type) {
            operations.add(new OperationLatency[] {new OperationLatency(), new OperationLatency()});
        }
        return operations.get(type);
    }

    @Override
    public void poll(long now) {
        super.poll(now);
        handOver();
    }

    @Override
    public void flush() {
        super.flush();
        handOver();
    }

    private void handOver() {
        for (RecentOperations each : recent) {
            each.handOver();
        }
    }

    /** Adds what was measured inside the window. */
    void addTo(LatencyTotals totals) {
        for (int type = 0; type < operations.size(); type++) {
            totals.operations(operationTypes.nameOf(type))
                    .add(operations.get(type)[MeasuredWindow.INSIDE]);
        }
        types.forEach(
                (type, meter) ->
                        totals.of(LatencyReport.typeName(type.getName()))
                                .add(meter.messages(MeasuredWindow.INSIDE)));
    }

    void addReached(BitSet all) {
        byte[] inside = reached[MeasuredWindow.INSIDE];
        for (int id = 0; id < inside.length; id++) {
            if (inside[id] != 0) {
                all.set(id);
            }
        }
    }

    long lastCompletedAt() {
        return lastCompletedAt[MeasuredWindow.INSIDE];
    }

    void collectRecent(OperationLatency inside, OperationLatency outside) {
        recent[MeasuredWindow.INSIDE].collect(inside);
        recent[MeasuredWindow.OUTSIDE].collect(outside);
    }

    void collectRest(OperationLatency inside) {
        recent[MeasuredWindow.INSIDE].collectRest(inside);
    }
}
