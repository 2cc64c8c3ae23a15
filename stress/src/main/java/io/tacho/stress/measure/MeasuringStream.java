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
    private static final VarHandle COMPLETED;

    static {
        try {
            COMPLETED =
                    MethodHandles.lookup()
                            .findVarHandle(MeasuringStream.class, "completed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final TapStream recorder;
    private final MeasuredWindow window;
    private final byte[] reached;
    private final OperationLatency operations = new OperationLatency();
    private final Map<Class<?>, MessageLatency> messages = new IdentityHashMap<>();
    private final RecentResponses recent = new RecentResponses();

    private @Nullable Class<?> lastType;
    private MessageLatency lastLatency = new MessageLatency();
    private long completed;
    private long lastCompletedAt = Long.MIN_VALUE;

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
        this.reached = new byte[actors + 1];
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
        // Also outside the window: so its histograms are made while the system warms up.
        MessageLatency latency = latencyOf(message.getClass());
        if (window.contains(receivedAt)) {
            latency.record(sentAt, receivedAt, completedAt);
            if (recipient < reached.length) {
                reached[recipient] = 1;
            }
            if ((flags & MessageFlags.ENDS_OPERATION) != 0) {
                operations.record(dueAt, rootSentAt, completedAt);
                recent.record(completedAt - (dueAt == 0 ? rootSentAt : dueAt));
                lastCompletedAt = completedAt;
                COMPLETED.setRelease(this, completed + 1);
            }
        }
        return took;
    }

    private MessageLatency latencyOf(Class<?> type) {
        if (type != lastType) {
            MessageLatency latency = messages.get(type);
            if (latency == null) {
                latency = new MessageLatency();
                messages.put(type, latency);
            }
            lastType = type;
            lastLatency = latency;
        }
        return lastLatency;
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
        return operations;
    }

    Map<String, MessageLatency> messagesByType() {
        Map<String, MessageLatency> byName = new TreeMap<>();
        messages.forEach(
                (type, latency) ->
                        byName.computeIfAbsent(
                                        LatencyReport.typeName(type.getName()),
                                        key -> new MessageLatency())
                                .add(latency));
        return byName;
    }

    void addReached(BitSet all) {
        for (int id = 0; id < reached.length; id++) {
            if (reached[id] != 0) {
                all.set(id);
            }
        }
    }

    long operationsCompleted() {
        return (long) COMPLETED.getAcquire(this);
    }

    long lastCompletedAt() {
        return lastCompletedAt;
    }

    void collectRecent(Histogram sum) {
        recent.collect(sum);
    }
}
