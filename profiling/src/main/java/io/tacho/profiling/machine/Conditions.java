package io.tacho.profiling.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a fork found the machine like. The rule that calls it disturbed is here, so that it is the
 * same for all and fixed before anything is measured.
 *
 * @param foreign processor time that others took meanwhile, in parts of one core
 * @param stalled longest time for which nothing ran at all, ns
 */
public record Conditions(double foreign, long stalled) {
    /** More than this part of one core for others disturbs. */
    public static final double FOREIGN_AT_MOST = 0.1;

    /**
     * A standstill this long disturbs, ns. Shorter ones are what this kind of machine does all the
     * time; they belong to what is measured.
     */
    public static final long STALLED_AT_MOST = 100_000_000;

    /** Of what does not depend on them. */
    public static final Conditions IRRELEVANT = new Conditions(0, 0);

    private static final double MILLI = 1e-6;

    /**
     * Why this measurement should not count.
     *
     * @return a reason each; empty if nothing is against it
     */
    public List<String> disturbances() {
        List<String> reasons = new ArrayList<>();
        if (foreign > FOREIGN_AT_MOST) {
            reasons.add(String.format(Locale.ROOT, "others took %.0f %% of a core", 100 * foreign));
        }
        if (stalled > STALLED_AT_MOST) {
            reasons.add(
                    String.format(
                            Locale.ROOT, "the machine stood still for %.0f ms", stalled * MILLI));
        }
        return reasons;
    }
}
