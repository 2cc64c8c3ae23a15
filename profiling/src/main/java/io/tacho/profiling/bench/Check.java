package io.tacho.profiling.bench;

/** What a benchmark finds out about itself; a mismatch fails the run. */
final class Check {
    private Check() {}

    /**
     * Compares a count with what was asked for.
     *
     * @throws IllegalStateException if they differ
     */
    static void equal(String what, long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(what + ": " + actual + ", not " + expected);
        }
    }

    /**
     * Fails unless something holds.
     *
     * @param otherwise what is wrong if it doesn't
     * @throws IllegalStateException if it doesn't
     */
    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
