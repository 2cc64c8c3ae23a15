package io.tacho.stress.threshold;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One number out of a distribution.
 *
 * @param kind which
 * @param percentile of {@link Kind#PERCENTILE}, 0 to 100
 */
record Aggregate(Kind kind, double percentile) {
    private static final Pattern PERCENTILE = Pattern.compile("p\\((\\d{1,3}(?:\\.\\d{1,6})?)\\)");

    /** Which one. */
    enum Kind {
        PERCENTILE,
        MEAN,
        LEAST,
        MOST,
        COUNT
    }

    /**
     * Reads {@code p(99)}, {@code avg}, {@code med}, {@code min}, {@code max}, {@code count}.
     *
     * @return null if it is none
     * @throws IllegalArgumentException if it is a percentile beyond 100
     */
    static @Nullable Aggregate parse(String text) {
        Matcher percentile = PERCENTILE.matcher(text);
        if (percentile.matches()) {
            double value = Double.parseDouble(percentile.group(1));
            if (value > 100) {
                throw new IllegalArgumentException("a percentile is 0 to 100, not " + value);
            }
            // Of the longest nothing lies beyond, however many there are.
            return value == 100
                    ? new Aggregate(Kind.MOST, 0)
                    : new Aggregate(Kind.PERCENTILE, value);
        }
        return switch (text) {
            case "med" -> new Aggregate(Kind.PERCENTILE, 50);
            case "avg", "mean" -> new Aggregate(Kind.MEAN, 0);
            case "min" -> new Aggregate(Kind.LEAST, 0);
            case "max" -> new Aggregate(Kind.MOST, 0);
            case "count" -> new Aggregate(Kind.COUNT, 0);
            default -> null;
        };
    }

    /** Its value; NaN if nothing was measured that it could be of. */
    double of(Histogram histogram) {
        if (kind == Kind.COUNT) {
            return histogram.getTotalCount();
        }
        if (histogram.getTotalCount() == 0) {
            return Double.NaN;
        }
        return switch (kind) {
            case PERCENTILE -> histogram.getValueAtPercentile(percentile);
            case MEAN -> histogram.getMean();
            case LEAST -> histogram.getMinValue();
            case MOST -> histogram.getMaxValue();
            case COUNT -> throw new AssertionError("returned above");
        };
    }

    /**
     * How many values of a number may lie above a limit without this one being above it.
     *
     * @return -1 where the number above says nothing of it
     */
    double mayExceed(double count) {
        return switch (kind) {
            case PERCENTILE -> count * (100 - percentile) / 100;
            case MOST -> 0;
            default -> -1;
        };
    }
}
