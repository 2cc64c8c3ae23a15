package io.tacho.profiling.machine;

/**
 * What the cores were like around one iteration.
 *
 * @param speed ns as {@link CoreSpeed} has them, the slower of a look before and one after
 * @param before ns of a round trip between two cores before it; 0 for what was kept on one
 * @param after the same after it
 * @param stalled longest time during it for which a thread that was to be woken was not, ns
 */
public record CoreState(double speed, double before, double after, double stalled) {
    /**
     * A standstill this long is more than any thread here has to wait for another, and a fifth of
     * an iteration, ns. A program that waits for a disk does not stand still by this measure.
     */
    public static final double STALLED_AT_MOST = 10e6;

    /**
     * The regime it was measured in. Of two near cores, the halves of one, neither is ever whole,
     * nor can it be a third's; of others both must be whole.
     *
     * @param fastest what the fastest core takes
     * @return never {@link Regime#ANY}
     */
    public Regime regime(double fastest) {
        Regime regime = before == 0 && after == 0 ? Regime.ONE_CORE : Regime.of(before, after);
        if (stalled > STALLED_AT_MOST) {
            return Regime.DISTURBED;
        }
        boolean needsWhole = regime == Regime.ONE_CORE || regime == Regime.FAR;
        boolean whole = speed <= CoreSpeed.WHOLE_AT_MOST * fastest;
        return needsWhole && !whole ? Regime.SHARED : regime;
    }
}
