package io.tacho.profiling.machine;

/**
 * What the cores were like around one iteration.
 *
 * @param sharing as {@link CoreProbe} has it, the higher of a look before and one after
 * @param clock as it has it, the mean of both looks; of two cores that of the first
 * @param before ns of a round trip between two cores before it; 0 for what was kept on one
 * @param after the same after it
 * @param stalled longest time during it for which a thread that was to be woken was not, ns
 */
public record CoreState(double sharing, double clock, double before, double after, double stalled) {
    /**
     * A standstill this long is more than any thread here has to wait for another, and a fifth of
     * an iteration, ns. A program that waits for a disk does not stand still by this measure.
     */
    public static final double STALLED_AT_MOST = 10e6;

    /**
     * The regime it was measured in. Of two near cores, the halves of one, neither is ever whole,
     * nor can it be a third's; of others both must be whole.
     *
     * @param whole the sharing of a core that is not shared
     * @return never {@link Regime#ANY}
     */
    public Regime regime(double whole) {
        Regime regime = before == 0 && after == 0 ? Regime.ONE_CORE : Regime.of(before, after);
        if (stalled > STALLED_AT_MOST) {
            return Regime.DISTURBED;
        }
        boolean needsWhole = regime == Regime.ONE_CORE || regime == Regime.FAR;
        boolean isWhole = sharing <= CoreProbe.WHOLE_AT_MOST * whole;
        return needsWhole && !isWhole ? Regime.SHARED : regime;
    }
}
