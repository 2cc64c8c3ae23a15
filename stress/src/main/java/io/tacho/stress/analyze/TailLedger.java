package io.tacho.stress.analyze;

import io.tacho.journal.reader.RecordFlyweight;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of one stream waited for that waited longest, see {@link WaitExplainer}. And
 * the culprits, not the victims: what the worker did while messages waited is charged to the actor
 * that it did it for, once for each that waited.
 *
 * <p>To be shown the stream's records in their order. Confined to a thread.
 */
final class TailLedger {
    private final long threshold;
    private final TailSums sums;
    private final WorkerTimeline timeline;
    private final WaitExplainer explainer;
    private final long[] parts = new long[WaitCause.values().length];

    /**
     * @param threshold longer waits count, ns
     * @param highestActor the largest id that an actor may have
     * @param slices times that are looked at on their own, or null
     */
    TailLedger(
            PauseTimeline pauses, long threshold, int highestActor, @Nullable TimeSlices slices) {
        this.threshold = threshold;
        sums = new TailSums(highestActor, slices);
        timeline = new WorkerTimeline(pauses, sums);
        explainer = new WaitExplainer(pauses, timeline);
    }

    /** What the worker did up to the record that comes next. */
    WorkerTimeline timeline() {
        return timeline;
    }

    /** Explains waits up to the record that comes next. */
    WaitExplainer explainer() {
        return explainer;
    }

    /** Any record; only a message in the measured window counts. */
    void add(RecordFlyweight record, boolean inWindow) {
        boolean activity = record.isActivity();
        long receivedAt = record.receivedAt();
        if (inWindow && !activity) {
            long waited = receivedAt - record.waitsSince();
            if (waited > threshold) {
                explainer.explain(record, parts);
                sums.waited(receivedAt, waited, parts);
                timeline.waitedFrom(record.sentAt());
            }
        }
        timeline.add(
                receivedAt,
                record.completedAt(),
                activity ? WaitCause.of(record.activity()) : WaitCause.HANDLING,
                activity ? WorkerTimeline.NO_ACTOR : record.recipient());
    }

    /**
     * Nothing comes any more.
     *
     * @return what was found
     */
    TailSums end() {
        timeline.end();
        sums.end();
        return sums;
    }
}
