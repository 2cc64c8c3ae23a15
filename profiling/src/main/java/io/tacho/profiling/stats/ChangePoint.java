package io.tacho.profiling.stats;

/**
 * A place where a series changed.
 *
 * @param index of the first value of the new regime, from 0
 * @param p of no further change, when this one was found
 * @param before mean of the values from the change point before, or the beginning
 * @param after mean of the values to the next change point, or the end
 */
public record ChangePoint(int index, double p, double before, double after) {
    /** Of the mean: 0.05 is 5 % more. Infinite from 0 to something. */
    public double relativeChange() {
        return after == before ? 0 : after / before - 1;
    }
}
