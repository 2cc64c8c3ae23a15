package io.tacho.profiling.stats;

/**
 * What can be said of one benchmark between two builds.
 *
 * @param entry what was judged
 * @param outcome what can be said
 * @param adjustedP p after Holm's adjustment over the suite
 * @param forksNeeded with {@link Outcome#CANT_TELL} how many forks a side would tell, else 0
 */
public record Verdict(SuiteEntry entry, Outcome outcome, double adjustedP, int forksNeeded) {
    /** The four verdicts. */
    public enum Outcome {
        /** Worse, surely and by more than the noise. */
        REGRESSION,
        /** Better, surely and by more than the noise. */
        IMPROVEMENT,
        /** If anything changed, then surely by no more than was asked to be found. */
        NO_CHANGE,
        /** Too few forks for this much noise. */
        CANT_TELL
    }

    /** The verdict in words. */
    public String text() {
        return switch (outcome) {
            case REGRESSION -> "regression";
            case IMPROVEMENT -> "improvement";
            case NO_CHANGE -> "no change";
            case CANT_TELL -> "can't tell: needs n >= " + forksNeeded;
        };
    }
}
