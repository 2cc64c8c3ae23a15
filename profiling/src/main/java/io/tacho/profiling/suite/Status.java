package io.tacho.profiling.suite;

import io.tacho.profiling.stats.Steadiness;

/** What to think of a benchmark, in a word. Nothing unsteady is ever called met. */
public enum Status {
    /** Steady, and all that is asked was met. */
    MET("met"),
    /** Steady within the warning's bounds, and all that is asked was met. */
    MET_WITH_WARNING("met, !"),
    /** Something that is asked was missed. */
    MISSED("missed"),
    /** Steady; nothing is asked. */
    STEADY("steady"),
    /** Steady within the warning's bounds; nothing is asked. */
    WARNING("!"),
    /** The forks differ by more than can be believed. */
    UNSTABLE("unstable"),
    /** Too few forks to say whether it is steady. */
    UNKNOWN("?");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    /**
     * For a table.
     *
     * @return a word
     */
    public String label() {
        return label;
    }

    static Status of(Steadiness.Grade grade, boolean asked, boolean met) {
        return switch (grade) {
            case UNKNOWN -> UNKNOWN;
            case UNSTABLE -> UNSTABLE;
            case WARNING -> asked ? met ? MET_WITH_WARNING : MISSED : WARNING;
            case STABLE -> asked ? met ? MET : MISSED : STEADY;
        };
    }
}
