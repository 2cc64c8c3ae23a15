package io.tacho.stress.analyze;

import io.tacho.journal.format.MessageIds;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.InFlightMessage;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.Window;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.MeasuredWindow;
import io.tacho.stress.measure.MessageLatency;
import io.tacho.stress.measure.OperationLatency;
import io.tacho.stress.run.RunResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a journal once and makes an {@link Analysis} of it, with the histograms and the rule
 * for the measured window that the run itself used.
 */
public final class JournalAnalyzer {
    /** Above this percentile of all waits the tail begins. */
    private static final double TAIL = 99;

    private static final int CULPRITS = 10;
    private static final int MOST_TYPES = 1 << 16;

    private final JournalReader reader;
    private final Histogram waits = Histograms.create();
    private final MeasuredWindow window = new MeasuredWindow();
    private final LaneProof proof = new LaneProof();
    private final LaneLedger lanes = new LaneLedger();
    private final long[] outcomes = new long[MessageOutcome.values().length];
    private final OperationLatency operations = new OperationLatency();

    /** By type id: those are numbered from 1 as classes were met. */
    private @Nullable MessageLatency[] byTypeId = {};

    /**
     * For one journal.
     *
     * @param reader of it
     */
    public JournalAnalyzer(JournalReader reader) {
        this.reader = reader;
    }

    /**
     * Reads every record.
     *
     * @return what they tell
     */
    public Analysis analyze() {
        Window measured = lastWindow();
        if (measured != null) {
            window.startAt(measured.start());
            window.endAt(measured.end());
        }
        for (int stream = 0; stream < reader.streams(); stream++) {
            reader.forEachRecord(stream, this::add);
        }
        TailReport tail = tail();
        JournalStatus status = reader.status();
        return new Analysis(
                Analysis.VERSION,
                status.completeness() == JournalStatus.Completeness.COMPLETE,
                status.reasons(),
                status.inFlight().stream().map(this::describe).toList(),
                measured == null || measured.end() == Long.MAX_VALUE
                        ? 0
                        : measured.end() - measured.start(),
                status.messages(),
                proof.report(reader.lanes()),
                messages(),
                LatencyReport.of(List.of(operations), List.of(byTypeName())),
                tail);
    }

    /** A second pass: only when all waits are known it is known which were long. */
    private TailReport tail() {
        TailLedger ledger =
                new TailLedger(
                        new PauseTimeline(reader.pauses()), waits.getValueAtPercentile(TAIL));
        for (int stream = 0; stream < reader.streams(); stream++) {
            ledger.startStream();
            reader.forEachRecord(
                    stream, record -> ledger.add(record, window.contains(record.receivedAt())));
        }
        return ledger.report(TAIL, reader.dictionary(), CULPRITS);
    }

    private @Nullable Window lastWindow() {
        List<Window> windows = reader.windows();
        return windows.isEmpty() ? null : windows.get(windows.size() - 1);
    }

    private void add(RecordFlyweight record) {
        if (record.isActivity()) {
            return;
        }
        proof.saw(record.messageId());
        long receivedAt = record.receivedAt();
        if (!window.contains(receivedAt)) {
            return;
        }
        long completedAt = record.completedAt();
        lanes.saw(record.messageId());
        outcomes[record.outcome().ordinal()]++;
        Histograms.record(waits, receivedAt - TailLedger.waitsSince(record));
        latencyOf(record.typeId()).record(record.sentAt(), receivedAt, completedAt);
        if ((record.flags() & MessageFlags.ENDS_OPERATION) != 0) {
            operations.record(record.dueAt(), record.rootSentAt(), completedAt);
        }
    }

    private MessageLatency latencyOf(int recorded) {
        // An id that no dictionary gives must not decide how much memory is taken.
        int typeId = recorded >= 0 && recorded < MOST_TYPES ? recorded : 0;
        if (typeId >= byTypeId.length) {
            byTypeId = Arrays.copyOf(byTypeId, Math.max(typeId + 1, 2 * byTypeId.length));
        }
        MessageLatency latency = byTypeId[typeId];
        if (latency == null) {
            latency = new MessageLatency();
            byTypeId[typeId] = latency;
        }
        return latency;
    }

    private Map<String, MessageLatency> byTypeName() {
        Dictionary dictionary = reader.dictionary();
        Map<String, MessageLatency> byName = new HashMap<>();
        for (int typeId = 0; typeId < byTypeId.length; typeId++) {
            MessageLatency latency = byTypeId[typeId];
            if (latency != null) {
                byName.computeIfAbsent(
                                LatencyReport.typeName(dictionary.typeName(typeId)),
                                key -> new MessageLatency())
                        .add(latency);
            }
        }
        return byName;
    }

    private RunResult.Messages messages() {
        long sent = lanes.sent();
        long settled = 0;
        for (long count : outcomes) {
            settled += count;
        }
        return new RunResult.Messages(
                sent,
                of(MessageOutcome.HANDLED),
                of(MessageOutcome.FAILED),
                of(MessageOutcome.DROPPED),
                of(MessageOutcome.DEAD_LETTER),
                of(MessageOutcome.EXPIRED),
                of(MessageOutcome.PENDING),
                sent - settled,
                0);
    }

    private long of(MessageOutcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    private String describe(InFlightMessage message) {
        Dictionary dictionary = reader.dictionary();
        return String.format(
                "worker %d was handling message %s, a %s, the %d. of %s",
                message.stream(),
                MessageIds.text(message.messageId()),
                LatencyReport.typeName(dictionary.typeName(message.typeId())),
                message.recipientSequence(),
                dictionary.actorName(message.recipient()));
    }
}
