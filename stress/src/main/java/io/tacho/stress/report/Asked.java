package io.tacho.stress.report;

import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Target;
import java.util.List;
import java.util.Locale;

/**
 * A target beside what was measured of its figure.
 *
 * @param target what is asked
 * @param value of the figure
 */
record Asked(Target target, double value) {
    private static final double MANY_TIMES = 2;
    private static final double FEW_PERCENT = 0.1;

    static List<Asked> of(Measured measured) {
        return measured.benchmark().targets().stream()
                .map(target -> new Asked(target, measured.value(target.figure())))
                .toList();
    }

    boolean met() {
        return target.met(value);
    }

    /** How much of the way to the limit is used up: below 1 where the target is met. */
    double strain() {
        return target.figure() == Target.Figure.PER_SECOND
                ? target.limit() / value
                : value / target.limit();
    }

    /** {@code P99 312 us}, {@code 1.20M/s}. */
    String measured() {
        return switch (target.figure()) {
            case P99 -> "P99 " + Units.time(value);
            case MEAN -> "mean " + Units.time(value);
            case PER_SECOND -> Units.rate(value) + "/s";
            case BYTES -> Units.size(value);
        };
    }

    /** {@code 31 % of it}, {@code 2.4 times it}: of the limit. */
    String againstLimit() {
        double factor = value / target.limit();
        if (factor >= MANY_TIMES) {
            return Units.count(Math.round(factor)) + " times it";
        }
        return String.format(
                Locale.ROOT,
                factor < FEW_PERCENT ? "%.2g %% of it" : "%.0f %% of it",
                100 * factor);
    }
}
