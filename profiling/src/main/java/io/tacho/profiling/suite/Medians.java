package io.tacho.profiling.suite;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.Median;

/** The median of what stands in a collection. */
public final class Medians {
    private Medians() {}

    /**
     * Of values in any order.
     *
     * @param values one or more
     * @return of an even number the mean of the middle two
     */
    public static double of(Collection<Double> values) {
        return Median.withDefaults()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
