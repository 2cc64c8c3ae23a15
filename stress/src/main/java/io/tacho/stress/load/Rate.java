package io.tacho.stress.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many operations a second are asked for.
 *
 * @param perSecond operations a second; {@link Double#POSITIVE_INFINITY} for as many as go
 */
public record Rate(double perSecond) {
    /** As many as go: a closed loop. */
    public static final Rate MAX = new Rate(Double.POSITIVE_INFINITY);

    /** The highest that a schedule in whole ns can have. */
    public static final double HIGHEST = 1e8;

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([kKmM]?)");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if it is not between 0, exclusive, and {@link #HIGHEST}, and
     *     not {@link #MAX}
     */
    public Rate {
        boolean isMax = perSecond == Double.POSITIVE_INFINITY;
        if (!isMax && !(perSecond > 0 && perSecond <= HIGHEST)) {
            throw new IllegalArgumentException(
                    "a rate is more than 0 and at most 100M operations a second, or max");
        }
    }

    /**
     * Whether it is {@link #MAX}.
     *
     * @return true for a closed loop
     */
    public boolean isMax() {
        return perSecond == Double.POSITIVE_INFINITY;
    }

    /**
     * Reads {@code 500k}, {@code 1.5M}, {@code 20000} or {@code max}.
     *
     * @param text from the command line
     * @return the rate
     * @throws IllegalArgumentException if it is none
     */
    public static Rate parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rate; write it like 20000, 500k, 1.5M or max");
        }
        double factor =
                switch (number.group(2)) {
                    case "k", "K" -> 1e3;
                    case "m", "M" -> 1e6;
                    default -> 1;
                };
        return new Rate(Double.parseDouble(number.group(1)) * factor);
    }
}
