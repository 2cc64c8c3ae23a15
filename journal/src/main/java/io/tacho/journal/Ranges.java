package io.tacho.journal;

/** Refuses options that make no sense. */
final class Ranges {
    private Ranges() {}

    /**
     * @throws IllegalArgumentException if the value is not within its range
     */
    static void check(boolean ok, String name, long value) {
        if (!ok) {
            throw new IllegalArgumentException(name + " is out of range: " + value);
        }
    }
}
