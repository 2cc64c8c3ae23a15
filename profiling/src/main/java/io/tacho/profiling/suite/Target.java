package io.tacho.profiling.suite;

import java.util.Locale;

/**
 * What is asked of a benchmark.
 *
 * @param figure which of its figures
 * @param limit of it: ns, operations a second, or bytes
 */
public record Target(Figure figure, double limit) {
    /** Figures that something may be asked of. */
    public enum Figure {
        /** The 99th percentile, ns: less than the limit. */
        P99,
        /** The mean, ns: less than the limit. */
        MEAN,
        /** Operations a second: more than the limit. */
        PER_SECOND,
        /** Bytes: less than the limit. */
        BYTES
    }

    /**
     * The 99th percentile of an operation.
     *
     * @param nanos it must stay below
     * @return the target
     */
    public static Target p99(double nanos) {
        return new Target(Figure.P99, nanos);
    }

    /**
     * Whether a value is what is asked.
     *
     * @param value of the figure
     * @return true if so
     */
    public boolean met(double value) {
        return figure == Figure.PER_SECOND ? value > limit : value < limit;
    }

    /**
     * As people write it.
     *
     * @return such as {@code P99 < 10 us} or {@code > 10,000/s}
     */
    public String text() {
        return switch (figure) {
            case P99 -> "P99 " + limitText();
            case MEAN -> "mean " + limitText();
            case PER_SECOND, BYTES -> limitText();
        };
    }

    /**
     * The same where the figure is known.
     *
     * @return such as {@code < 10 us}
     */
    public String limitText() {
        return switch (figure) {
            case P99, MEAN -> "< " + time(limit);
            case PER_SECOND -> String.format(Locale.ROOT, "> %,.0f/s", limit);
            case BYTES -> String.format(Locale.ROOT, "< %,.0f B", limit);
        };
    }

    private static String time(double nanos) {
        if (nanos >= 1e6) {
            return String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
        }
        return nanos >= 1e3
                ? String.format(Locale.ROOT, "%.0f us", nanos / 1e3)
                : String.format(Locale.ROOT, "%.0f ns", nanos);
    }
}
