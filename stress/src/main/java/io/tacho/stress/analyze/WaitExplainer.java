package io.tacho.stress.analyze;

import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.stress.measure.Stops;
import java.util.Arrays;

/**
 * What a message waited for. A wait begins when a message was sent, or was due if the load had a
 * schedule for it, and ends when it was received. Each ns of it goes to the first of these that
 * covers it: a pause of the process; the load that sent it late; what the worker that received it
 * did meanwhile. The rest is unexplained.
 */
final class WaitExplainer {
    private final PauseTimeline pauses;
    private final Stops stops;
    private final WorkerTimeline timeline;

    /**
     * @param timeline of the worker that received it, up to then
     */
    WaitExplainer(PauseTimeline pauses, WorkerTimeline timeline) {
        this.pauses = pauses;
        stops = pauses.stops();
        this.timeline = timeline;
    }

    /**
     * Explains the wait of the message that is received now.
     *
     * @param byCause gets the ns for each {@link WaitCause}; they add up to the wait
     */
    void explain(RecordFlyweight record, long[] byCause) {
        long since = record.waitsSince();
        long sentAt = record.sentAt();
        long receivedAt = record.receivedAt();
        Arrays.fill(byCause, 0);
        timeline.spent(sentAt, byCause);
        long explained = stops.net(since, sentAt);
        byCause[WaitCause.LOAD.ordinal()] = explained;
        for (WaitCause cause : WaitCause.OF_A_WORKER) {
            explained += byCause[cause.ordinal()];
        }
        if (!stops.isQuiet(since, receivedAt)) {
            explained += pauses.within(since, receivedAt, byCause);
        }
        byCause[WaitCause.UNEXPLAINED.ordinal()] = receivedAt - since - explained;
    }
}
