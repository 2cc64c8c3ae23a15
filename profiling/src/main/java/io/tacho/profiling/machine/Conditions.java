package io.tacho.profiling.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a measurement found the machine like. The rule that calls it disturbed is here, so that it
 * is the same for all and fixed before anything is measured.
 *
 * @param before ns of a round trip between two cores before it; 0 for what was kept on one
 * @param after the same after it
 * @param foreign processor time that others took meanwhile, in parts of one core
 * @param stalled longest time for which nothing ran at all, ns
 * @param shared part of its iterations in which a core was not whole, see {@link CoreSpeed}
 */
public record Conditions(double before, double after, double foreign, long stalled, double shared) {
    /** More than this part of one core for others disturbs. */
    public static final double FOREIGN_AT_MOST = 0.1;

    /**
     * A standstill this long disturbs, ns. Shorter ones are what this kind of machine does all the
     * time; they belong to what is measured.
     */
    public static final long STALLED_AT_MOST = 100_000_000;

    /** With less than a quarter of the iterations left, a fork has no score to speak of. */
    public static final double SHARED_AT_MOST = 0.75;

    /** Of what does not depend on them. */
    public static final Conditions IRRELEVANT = new Conditions(0, 0, 0, 0, 0);

    private static final double MILLI = 1e-6;

    /**
     * The same, once it is known how the cores did.
     *
     * @param part of the iterations in which one was not whole
     * @return new conditions
     */
    public Conditions withShared(double part) {
        return new Conditions(before, after, foreign, stalled, part);
    }

    /**
     * What the cores were like.
     *
     * @return the regime of a fork that measured time
     */
    public Regime regime() {
        Regime regime = before == 0 && after == 0 ? Regime.ONE_CORE : Regime.of(before, after);
        // Two near ones are the halves of one core: neither is ever whole, nor can it be a third's.
        boolean whole = regime == Regime.NEAR || shared <= SHARED_AT_MOST;
        return whole || !regime.comparable() ? regime : Regime.SHARED;
    }

    /**
     * Whether iterations in which a core was shared don't count.
     *
     * @return false where too few would be left, and where the two cores are halves of one
     */
    public boolean countsWholeCoresOnly() {
        return regime() != Regime.NEAR && shared <= SHARED_AT_MOST;
    }

    /**
     * Why this measurement should not count.
     *
     * @param timed whether it depended on what the cores were like
     * @return a reason each; empty if nothing is against it
     */
    public List<String> disturbances(boolean timed) {
        List<String> reasons = new ArrayList<>();
        if (foreign > FOREIGN_AT_MOST) {
            reasons.add(String.format(Locale.ROOT, "others took %.0f %% of a core", 100 * foreign));
        }
        if (stalled > STALLED_AT_MOST) {
            reasons.add(
                    String.format(
                            Locale.ROOT, "the machine stood still for %.0f ms", stalled * MILLI));
        }
        if (timed && regime() == Regime.SHARED) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "others used half of a core in %.0f %% of the iterations",
                            100 * shared));
        } else if (timed && !regime().comparable()) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "the cores were %.0f ns apart before and %.0f after",
                            before,
                            after));
        }
        return reasons;
    }
}
