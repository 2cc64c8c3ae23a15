package io.tacho.stress.replay;

import io.tacho.runtime.replay.FeedTimes;
import io.tacho.stress.load.DueTime;
import io.tacho.stress.load.Lateness;
import io.tacho.stress.load.Punctuality;
import java.util.function.BooleanSupplier;

/**
 * As messages were sent when they were recorded, or so many times faster. One that is fed late
 * counts as sent when it was due, so the delay is in its wait. Confined to a thread.
 */
final class ScheduledFeeding implements Pacing {
    /** Longer waits are slept in parts, so that Ctrl-C is noticed. */
    private static final long LONGEST_SLEEP_NANOS = 50_000_000;

    /** More than that, and the mailboxes of a replay that can't keep up would fill the heap. */
    private static final long ON_THEIR_WAY = 1 << 20;

    private final long recordedFrom;
    private final long from;
    private final double speed;
    private final BooleanSupplier interrupted;
    private final Runnable meanwhile;
    private final Lateness lateness = new Lateness();

    /**
     * @param recordedFrom when the range begins in the recording, ns
     * @param from when it begins now, ns
     * @param meanwhile is done while there is time
     */
    ScheduledFeeding(
            long recordedFrom,
            long from,
            double speed,
            BooleanSupplier interrupted,
            Runnable meanwhile) {
        this.recordedFrom = recordedFrom;
        this.from = from;
        this.speed = speed;
        this.interrupted = interrupted;
        this.meanwhile = meanwhile;
    }

    @Override
    public void await(ReadMessage message) {
        long due = at(message.times().sentAt());
        long late = DueTime.await(due, interrupted, LONGEST_SLEEP_NANOS, meanwhile) - due;
        if (late >= 0) {
            // Else it was interrupted while it waited: this one is not due.
            lateness.add(late);
        }
    }

    @Override
    public FeedTimes times(ReadMessage message) {
        ReadMessage.Times recorded = message.times();
        return new FeedTimes(
                at(recorded.sentAt()),
                recorded.dueAt() == 0 ? 0 : at(recorded.dueAt()),
                at(recorded.rootSentAt()));
    }

    @Override
    public long mostOnTheirWay() {
        return ON_THEIR_WAY;
    }

    /** How well the schedule was kept. */
    Punctuality punctuality() {
        return lateness.punctuality();
    }

    /** What was sent before the range and received in it is due at its beginning. */
    private long at(long recorded) {
        return from + Math.max(0, (long) ((recorded - recordedFrom) / speed));
    }
}
