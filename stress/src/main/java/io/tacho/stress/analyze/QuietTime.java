package io.tacho.stress.analyze;

/**
 * How much of a time was no pause of the process. Between two pauses lie thousands of messages:
 * looked up once for all of them. Confined to a thread.
 */
final class QuietTime {
    private final PauseTimeline pauses;

    /** A time without pauses. */
    private long quietFrom = Long.MAX_VALUE;

    private long quietTo = Long.MIN_VALUE;

    QuietTime(PauseTimeline pauses) {
        this.pauses = pauses;
    }

    /** What of a time lies outside of pauses, ns; 0 if it ends before it begins. */
    long net(long begin, long end) {
        if (end <= begin) {
            return 0;
        }
        return isQuiet(begin, end) ? end - begin : end - begin - pauses.within(begin, end);
    }

    /** Whether no pause lies in a time. */
    boolean isQuiet(long begin, long end) {
        if (begin < quietFrom || end > quietTo) {
            quietFrom = pauses.quietFrom(end);
            quietTo = pauses.quietTo(end);
        }
        return begin >= quietFrom && end <= quietTo;
    }
}
