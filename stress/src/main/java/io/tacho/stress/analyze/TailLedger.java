package io.tacho.stress.analyze;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.RecordFlyweight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the messages waited for that waited longest. A wait begins when a message was sent, or was
 * due if the load had a schedule for it, and ends when it was received. Each ns of it goes to the
 * first of these that covers it: a pause of the process; the load that sent it late; what the
 * worker that received it did meanwhile. The rest is unexplained.
 *
 * <p>The culprits, not the victims: what a worker did while messages waited is charged to the actor
 * that it did it for, once for each that waited.
 *
 * <p>To be shown a stream's records in their order, one stream after the other. Memory doesn't grow
 * with records, but for the actors that are culprits.
 */
final class TailLedger {
    private final PauseTimeline pauses;
    private final long threshold;
    private final Map<WaitCause, Long> charged = new EnumMap<>(WaitCause.class);
    private final Map<Integer, Culprit> culprits = new HashMap<>();
    private WorkerTimeline timeline;
    private long messages;
    private long waited;

    /** What was charged to one actor. */
    private static final class Culprit {
        private long charged;
        private long longest;
    }

    /**
     * @param threshold longer waits count, ns
     */
    TailLedger(PauseTimeline pauses, long threshold) {
        this.pauses = pauses;
        this.threshold = threshold;
        this.timeline = new WorkerTimeline(pauses, this::charge);
    }

    /** When a message began to wait. */
    static long waitsSince(RecordFlyweight record) {
        boolean scheduled = record.causeId() == 0 && record.dueAt() != 0;
        return scheduled ? Math.min(record.dueAt(), record.sentAt()) : record.sentAt();
    }

    /** The next record is of another worker. */
    void startStream() {
        timeline.end();
        timeline = new WorkerTimeline(pauses, this::charge);
    }

    /** Any record; only a message in the measured window counts. */
    void add(RecordFlyweight record, boolean inWindow) {
        long receivedAt = record.receivedAt();
        if (inWindow && !record.isActivity() && receivedAt - waitsSince(record) > threshold) {
            explain(record);
        }
        timeline.add(
                record.receivedAt(),
                record.completedAt(),
                record.isActivity() ? WaitCause.of(record.activity()) : WaitCause.HANDLING,
                record.isActivity() ? WorkerTimeline.NO_ACTOR : record.recipient());
    }

    private void explain(RecordFlyweight record) {
        long since = waitsSince(record);
        long sentAt = record.sentAt();
        long receivedAt = record.receivedAt();
        messages++;
        waited += receivedAt - since;
        long rest = receivedAt - since;
        for (PauseCause cause : PauseCause.values()) {
            rest -= charge(WaitCause.of(cause), pauses.within(cause, since, receivedAt));
        }
        rest -= charge(WaitCause.LOAD, sentAt - since - pauses.within(since, sentAt));
        timeline.waitedFrom(sentAt);
        for (WaitCause cause : WaitCause.OF_A_WORKER) {
            rest -= charge(cause, timeline.spent(cause, sentAt));
        }
        charge(WaitCause.UNEXPLAINED, rest);
    }

    private long charge(WaitCause cause, long nanos) {
        charged.merge(cause, nanos, Long::sum);
        return nanos;
    }

    private void charge(int actor, long nanos, long longest) {
        Culprit culprit = culprits.computeIfAbsent(actor, key -> new Culprit());
        culprit.charged += nanos;
        culprit.longest = Math.max(culprit.longest, longest);
    }

    /** Ends the last stream. */
    TailReport report(double percentile, Dictionary dictionary, int most) {
        timeline.end();
        List<TailReport.Cause> causes = new ArrayList<>();
        charged.forEach(
                (cause, nanos) -> {
                    if (nanos != 0) {
                        causes.add(new TailReport.Cause(cause.text(), nanos, share(nanos)));
                    }
                });
        causes.sort(Comparator.comparingLong(TailReport.Cause::nanos).reversed());
        List<TailReport.Culprit> worst =
                culprits.entrySet().stream()
                        .sorted(Comparator.comparingLong(entry -> -entry.getValue().charged))
                        .limit(most)
                        .map(
                                entry ->
                                        new TailReport.Culprit(
                                                dictionary.actorName(entry.getKey()),
                                                entry.getValue().charged,
                                                share(entry.getValue().charged),
                                                entry.getValue().longest))
                        .toList();
        return new TailReport(percentile, threshold, messages, waited, causes, worst);
    }

    private double share(long nanos) {
        return waited == 0 ? 0 : (double) nanos / waited;
    }
}
