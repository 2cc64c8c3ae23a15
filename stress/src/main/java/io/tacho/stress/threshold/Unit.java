package io.tacho.stress.threshold;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In what a metric is measured, and how its limits are written. */
enum Unit {
    /** Time, in ns. */
    NANOS(
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9),
            "a time with its unit, like 50us, 1.5ms or 2s"),
    /** Number of things. */
    COUNT(Map.of("", 1.0, "k", 1e3, "M", 1e6), "a number, like 0, 500 or 10k"),
    /** Things a second. */
    PER_SECOND(
            Map.of("", 1.0, "k", 1e3, "M", 1e6, "/s", 1.0, "k/s", 1e3, "M/s", 1e6),
            "a rate, like 100k or 1.5M"),
    /** Bytes. */
    BYTES(
            Map.of("", 1.0, "B", 1.0, "k", 1024.0, "kB", 1024.0, "m", 1048576.0, "MB", 1048576.0),
            "bytes, like 1B, 64 or 2k");

    private static final Pattern VALUE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(\\S*)");

    private final Map<String, Double> factors;
    private final String example;

    Unit(Map<String, Double> factors, String example) {
        this.factors = factors;
        this.example = example;
    }

    /**
     * Reads a limit.
     *
     * @throws IllegalArgumentException if it is none
     */
    double parse(String text) {
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            Double factor = factors.get(value.group(2));
            double number = Double.parseDouble(value.group(1));
            if (factor != null) {
                return number * factor;
            }
            if (number == 0 && value.group(2).isEmpty()) {
                // Nothing is nothing in any unit.
                return 0;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not " + example);
    }

    /** As people read it. */
    String format(double value) {
        return switch (this) {
            case NANOS -> time(value);
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case PER_SECOND -> String.format(Locale.ROOT, "%,.0f/s", value);
            case BYTES -> String.format(Locale.ROOT, "%,.2f B", value);
        };
    }

    private static String time(double nanos) {
        return nanos < 1e3
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : nanos < 1e6
                        ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
                        : nanos < 1e9
                                ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6)
                                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
