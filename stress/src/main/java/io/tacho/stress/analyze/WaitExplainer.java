package io.tacho.stress.analyze;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.RecordFlyweight;

/**
 * What a message waited for. A wait begins when a message was sent, or was due if the load had a
 * schedule for it, and ends when it was received. Each ns of it goes to the first of these that
 * covers it: a pause of the process; the load that sent it late; what the worker that received it
 * did meanwhile. The rest is unexplained.
 */
final class WaitExplainer {
    private static final PauseCause[] PAUSES = PauseCause.values();

    private final PauseTimeline pauses;
    private final WorkerTimeline timeline;

    /**
     * @param timeline of the worker that received it, up to then
     */
    WaitExplainer(PauseTimeline pauses, WorkerTimeline timeline) {
        this.pauses = pauses;
        this.timeline = timeline;
    }

    /** When a message began to wait. */
    static long waitsSince(RecordFlyweight record) {
        boolean scheduled = record.causeId() == 0 && record.dueAt() != 0;
        return scheduled ? Math.min(record.dueAt(), record.sentAt()) : record.sentAt();
    }

    /**
     * Explains the wait of the message that is received now.
     *
     * @param byCause gets the ns for each {@link WaitCause}; they add up to the wait
     */
    void explain(RecordFlyweight record, long[] byCause) {
        long since = waitsSince(record);
        long sentAt = record.sentAt();
        long receivedAt = record.receivedAt();
        long rest = receivedAt - since;
        for (PauseCause cause : PAUSES) {
            long within = pauses.within(cause, since, receivedAt);
            byCause[WaitCause.of(cause).ordinal()] = within;
            rest -= within;
        }
        long late = sentAt - since - pauses.within(since, sentAt);
        byCause[WaitCause.LOAD.ordinal()] = late;
        rest -= late;
        for (WaitCause cause : WaitCause.OF_A_WORKER) {
            long spent = timeline.spent(cause, sentAt);
            byCause[cause.ordinal()] = spent;
            rest -= spent;
        }
        byCause[WaitCause.UNEXPLAINED.ordinal()] = rest;
    }
}
