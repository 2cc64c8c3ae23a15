package io.tacho.profiling.machine;

/**
 * What the cores were like during an iteration; figures of different regimes are never compared.
 */
public enum Regime {
    /** The process was pinned to one core. */
    ONE_CORE("one core"),
    /** What was measured is no time: it does not depend on the cores. */
    ANY("any"),
    /** A round trip between the cores took less than 150 ns, before and after. */
    NEAR("near"),
    /** It took 150 ns or more, before and after. */
    FAR("far"),
    /** They moved meanwhile. */
    SHIFTED("shifted"),
    /** Somebody else used the other half of a core. */
    SHARED("shared"),
    /** Others had a core: it stood still, or two threads never ran at the same time. */
    DISTURBED("disturbed");

    /** From this round trip on, ns, the cores are far from one another. */
    public static final double FAR_NANOS = 150;

    /** A round trip this long, ns, is no distance: others had a core. */
    public static final double NO_DISTANCE_NANOS = 2_000;

    private final String label;

    Regime(String label) {
        this.label = label;
    }

    /**
     * Its name in a table.
     *
     * @return a word or two
     */
    public String label() {
        return label;
    }

    /**
     * Whether forks of this regime had the same conditions, so that their ratio says something.
     *
     * @return false if the cores moved, or belonged to others, by half or for a time
     */
    public boolean comparable() {
        return this != SHIFTED && this != SHARED && this != DISTURBED;
    }

    /**
     * Of an iteration on two cores.
     *
     * @param before ns a round trip between the cores before it
     * @param after and after it
     * @return the regime, as far as the distance tells it
     */
    public static Regime of(double before, double after) {
        if (before >= NO_DISTANCE_NANOS || after >= NO_DISTANCE_NANOS) {
            return DISTURBED;
        }
        if (before >= FAR_NANOS != after >= FAR_NANOS) {
            return SHIFTED;
        }
        return before >= FAR_NANOS ? FAR : NEAR;
    }
}
