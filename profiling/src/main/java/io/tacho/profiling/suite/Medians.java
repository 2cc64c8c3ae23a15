package io.tacho.profiling.suite;

import java.util.Arrays;
import java.util.Collection;

/** The median. */
final class Medians {
    private Medians() {}

    /**
     * Of values in any order.
     *
     * @param values one or more
     */
    static double of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
