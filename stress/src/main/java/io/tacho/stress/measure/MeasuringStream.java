package io.tacho.stress.measure;

import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Measures what one worker handles and passes it on. */
final class MeasuringStream implements TapStream {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final TapStream recorder;
    private final MeasuredWindow window;

    // Each twice, for what is inside the window and what is outside: so the same code runs before
    // it.
    private final byte[][] reached;
    private final OperationLatency[] operations = {new OperationLatency(), new OperationLatency()};
    private final Map<Class<?>, MessageLatency[]> messages = new IdentityHashMap<>();
    private final long[] completed = new long[2];
    private final long[] lastCompletedAt = {Long.MIN_VALUE, Long.MIN_VALUE};
    private final RecentResponses recent = new RecentResponses();

    private @Nullable Class<?> lastType;
    private MessageLatency[] lastLatency = newLatency();

    // The message between begin and end.
    private Object message = this;
    private int recipient;
    private long sentAt;
    private long receivedAt;
    private long dueAt;
    private long rootSentAt;

    MeasuringStream(TapStream recorder, MeasuredWindow window, int actors) {
        this.recorder = recorder;
        this.window = window;
        this.reached = new byte[2][actors + 1];
    }

    @Override
    public void begin(
            MessageHeader header,
            int recipientId,
            long recipientSequence,
            long received,
            int backlog) {
        message = header.message();
        recipient = recipientId;
        sentAt = header.sentAt();
        receivedAt = received;
        dueAt = header.dueAt();
        rootSentAt = header.rootSentAt();
        recorder.begin(header, recipientId, recipientSequence, received, backlog);
    }

    @Override
    public boolean end(long completedAt, MessageOutcome outcome, int flags) {
        boolean took = recorder.end(completedAt, outcome, flags);
        int inOrOut = window.index(receivedAt);
        latencyOf(message.getClass())[inOrOut].record(sentAt, receivedAt, completedAt);
        if (recipient < reached[inOrOut].length) {
            reached[inOrOut][recipient] = 1;
        }
        if ((flags & MessageFlags.ENDS_OPERATION) != 0) {
            operations[inOrOut].record(dueAt, rootSentAt, completedAt);
            recent.record(completedAt - (dueAt == 0 ? rootSentAt : dueAt));
            lastCompletedAt[inOrOut] = completedAt;
            COUNT.setRelease(completed, inOrOut, completed[inOrOut] + 1);
        }
        return took;
    }

    private MessageLatency[] latencyOf(Class<?> type) {
        if (type != lastType) {
            MessageLatency[] latency = messages.get(type);
            if (latency == null) {
                latency = newLatency();
                messages.put(type, latency);
            }
            lastType = type;
            lastLatency = latency;
        }
        return lastLatency;
    }

    private static MessageLatency[] newLatency() {
        return new MessageLatency[] {new MessageLatency(), new MessageLatency()};
    }

    @Override
    public void activity(WorkerActivity activity, long from, long to) {
        recorder.activity(activity, from, to);
    }

    @Override
    public void poll(long now) {
        recorder.poll(now);
        recent.handOver();
    }

    @Override
    public void flush() {
        recorder.flush();
        recent.handOver();
    }

    @Override
    public void close() {
        recorder.close();
    }

    OperationLatency operations() {
        return operations[MeasuredWindow.INSIDE];
    }

    Map<String, MessageLatency> messagesByType() {
        Map<String, MessageLatency> byName = new TreeMap<>();
        messages.forEach(
                (type, latency) ->
                        byName.computeIfAbsent(
                                        LatencyReport.typeName(type.getName()),
                                        key -> new MessageLatency())
                                .add(latency[MeasuredWindow.INSIDE]));
        return byName;
    }

    void addReached(BitSet all) {
        byte[] inside = reached[MeasuredWindow.INSIDE];
        for (int id = 0; id < inside.length; id++) {
            if (inside[id] != 0) {
                all.set(id);
            }
        }
    }

    long operationsCompleted() {
        return (long) COUNT.getAcquire(completed, MeasuredWindow.INSIDE);
    }

    long lastCompletedAt() {
        return lastCompletedAt[MeasuredWindow.INSIDE];
    }

    void collectRecent(Histogram sum) {
        recent.collect(sum);
    }
}
