package io.tacho.profiling.peers;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/**
 * A peer's figures in one row and regime, over its forks.
 *
 * @param forks how many, 1 or more
 * @param median of the forks' medians, in the unit of the row; less is better
 * @param least of the forks' medians
 * @param most of the forks' medians
 * @param allocated bytes of heap an operation; the median; NaN if not known
 */
record Figures(int forks, double median, double least, double most, double allocated) {
    /**
     * Sums forks up.
     *
     * @param forks of one peer, row and regime; 1 or more
     */
    static Figures of(List<ForkResult> forks) {
        double[] medians = sorted(forks, fork -> fork.windows().median());
        double[] allocated = sorted(forks, fork -> fork.windows().allocated());
        return new Figures(
                medians.length,
                Median.withDefaults().evaluate(medians),
                medians[0],
                medians[medians.length - 1],
                Median.withDefaults().evaluate(allocated));
    }

    /** Whether the worst of its forks is better than the best of the other's. */
    boolean isBelow(Figures other) {
        return most < other.least;
    }

    /** Median and range, for the table. */
    String text() {
        return String.format(Locale.ROOT, "%,.1f [%,.1f .. %,.1f]", median, least, most);
    }

    /** Bytes an operation, for the table. */
    String allocatedText() {
        return String.format(Locale.ROOT, "%,.3f", allocated);
    }

    private static double[] sorted(List<ForkResult> forks, ToDoubleFunction<ForkResult> value) {
        return forks.stream().mapToDouble(value).sorted().toArray();
    }
}
