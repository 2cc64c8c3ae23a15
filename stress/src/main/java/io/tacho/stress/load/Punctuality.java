package io.tacho.stress.load;

/**
 * How well a generator kept its schedule.
 *
 * @param lateSends operations sent more than {@link #LATE_NANOS} after they were due
 * @param worstNanos the longest delay, ns
 * @param lastNanos the delay of the last operation, ns: of a generator that falls further and
 *     further behind it is the longest
 */
public record Punctuality(long lateSends, long worstNanos, long lastNanos) {
    /** No schedule. */
    public static final Punctuality NONE = new Punctuality(0, 0, 0);

    /** What counts as late: ten times what a sleeping thread needs to wake. */
    public static final long LATE_NANOS = 1_000_000;
}
