package io.tacho.stress.analyze;

import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.RecordVisitor;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.MeasuredWindow;
import io.tacho.stress.measure.MessageLatency;
import io.tacho.stress.measure.OperationLatency;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What is counted and measured of one stream's records. Confined to a thread. */
final class StreamTally implements RecordVisitor {
    /** Operations that are kept to be looked at. */
    static final int SLOWEST = 20;

    private static final int MOST_TYPES = 1 << 16;

    /** Each takes half a megabyte; the types beyond so many are told together. */
    private static final int MOST_TYPES_APART = 256;

    private final MeasuredWindow window;
    private final Histogram waits = Histograms.create();
    private final LaneProof proof = new LaneProof();
    private final LaneLedger lanes = new LaneLedger();
    private final long[] outcomes = new long[MessageOutcome.values().length];
    private final OperationLatency operations = new OperationLatency();
    private final ComponentTotals components;
    private final Slowest slowestOperations = new Slowest(SLOWEST);
    private final Slowest slowestMessages = new Slowest(SLOWEST);
    private final @Nullable SlicedLatency windows;
    private final @Nullable SlicedLatency chart;
    private final @Nullable TimeSlices chartSlices;
    private final @Nullable Slowest[] slowestBySlice;

    /** By type id: those are numbered from 1 as classes were met. */
    private @Nullable MessageLatency[] byTypeId = {};

    private int typesApart;

    /**
     * @param window what counts
     * @param highestActor the largest id that an actor may have
     * @param slicing times that are looked at on their own
     */
    StreamTally(MeasuredWindow window, int highestActor, Slicing slicing) {
        this.window = window;
        components = new ComponentTotals(highestActor);
        windows = sliced(slicing.windows());
        chart = sliced(slicing.chart());
        chartSlices = slicing.chart();
        slowestBySlice = new Slowest[chartSlices == null ? 0 : chartSlices.count()];
    }

    private static @Nullable SlicedLatency sliced(@Nullable TimeSlices slices) {
        return slices == null ? null : new SlicedLatency(slices);
    }

    @Override
    public void onRecord(RecordFlyweight record) {
        if (record.isActivity()) {
            return;
        }
        long messageId = record.messageId();
        proof.saw(messageId);
        long receivedAt = record.receivedAt();
        if (!window.contains(receivedAt)) {
            return;
        }
        long sentAt = record.sentAt();
        long completedAt = record.completedAt();
        lanes.saw(messageId);
        outcomes[record.outcome().ordinal()]++;
        long waited = receivedAt - record.waitsSince();
        Histograms.record(waits, waited);
        components.add(record.recipient(), waited, completedAt - receivedAt);
        latencyOf(record.typeId()).record(sentAt, receivedAt, completedAt);
        if (windows != null) {
            windows.message(sentAt, receivedAt, completedAt);
        }
        if (chart != null) {
            chart.message(sentAt, receivedAt, completedAt);
        }
        long beganAt = record.operationBeganAt();
        slowestMessages.offer(completedAt - beganAt, record.rootId(), messageId, completedAt);
        if (record.endsOperation()) {
            operations.record(record.dueAt(), record.rootSentAt(), completedAt);
            operationEnds(record, beganAt);
        }
    }

    private void operationEnds(RecordFlyweight record, long beganAt) {
        long receivedAt = record.receivedAt();
        long completedAt = record.completedAt();
        long nanos = completedAt - beganAt;
        slowestOperations.offer(nanos, record.rootId(), record.messageId(), completedAt);
        if (windows != null) {
            windows.operation(beganAt, record.rootSentAt(), receivedAt, completedAt);
        }
        if (chart == null || chartSlices == null) {
            return;
        }
        chart.operation(beganAt, record.rootSentAt(), receivedAt, completedAt);
        int slice = chartSlices.of(receivedAt);
        Slowest slowest = slowestBySlice[slice];
        if (slowest == null) {
            slowest = new Slowest(1);
            slowestBySlice[slice] = slowest;
        }
        slowest.offer(nanos, record.rootId(), record.messageId(), completedAt);
    }

    private MessageLatency latencyOf(int recorded) {
        // An id that no dictionary gives must not decide how much memory is taken.
        int typeId = recorded >= 0 && recorded < MOST_TYPES ? recorded : 0;
        if (typeId >= byTypeId.length) {
            byTypeId = Arrays.copyOf(byTypeId, Math.max(typeId + 1, 2 * byTypeId.length));
        }
        MessageLatency latency = byTypeId[typeId];
        if (latency == null) {
            if (typeId != 0 && typesApart >= MOST_TYPES_APART) {
                return latencyOf(0);
            }
            latency = new MessageLatency();
            byTypeId[typeId] = latency;
            typesApart++;
        }
        return latency;
    }

    Histogram waits() {
        return waits;
    }

    LaneProof proof() {
        return proof;
    }

    LaneLedger lanes() {
        return lanes;
    }

    long outcome(MessageOutcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    OperationLatency operations() {
        return operations;
    }

    ComponentTotals components() {
        return components;
    }

    /** Of operations; of single messages where nothing says where operations end. */
    Slowest slowest(boolean ofOperations) {
        return ofOperations ? slowestOperations : slowestMessages;
    }

    /** By slice; null where no operation ended. */
    @Nullable Slowest[] slowestBySlice() {
        return slowestBySlice;
    }

    @Nullable SlicedLatency windows() {
        return windows;
    }

    @Nullable SlicedLatency chart() {
        return chart;
    }

    /** By type id; null where none of the type was in the window. */
    @Nullable MessageLatency[] byTypeId() {
        return byTypeId;
    }
}
