package io.tacho.profiling.peers;

/** Where the cores lay during a fork; figures of different regimes are never compared. */
enum Regime {
    ONE_CORE("one core"),
    /** Two cores, and what was measured is no time: it does not depend on where they lay. */
    ANY("any"),
    NEAR("near"),
    FAR("far"),
    /** They moved while the fork ran. */
    SHIFTED("shifted"),
    /** Before or after it, two threads never ran at the same time: others had the cores. */
    DISTURBED("disturbed");

    private static final double FAR_NANOS = 150;
    private static final double NO_DISTANCE_NANOS = 2_000;

    private final String label;

    Regime(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether forks of this regime had the same conditions, so that their ratio says something. */
    boolean comparable() {
        return this != SHIFTED && this != DISTURBED;
    }

    /**
     * Of a fork on two cores.
     *
     * @param before ns a round trip between the cores before the fork measured
     * @param after and after it
     */
    static Regime of(double before, double after) {
        if (before >= NO_DISTANCE_NANOS || after >= NO_DISTANCE_NANOS) {
            return DISTURBED;
        }
        if (before >= FAR_NANOS != after >= FAR_NANOS) {
            return SHIFTED;
        }
        return before >= FAR_NANOS ? FAR : NEAR;
    }
}
