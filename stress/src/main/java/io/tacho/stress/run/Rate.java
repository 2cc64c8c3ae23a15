package io.tacho.stress.run;

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
        double factor = 1;
        String number = text;
        if (!text.isEmpty()) {
            switch (text.charAt(text.length() - 1)) {
                case 'k', 'K' -> factor = 1e3;
                case 'm', 'M' -> factor = 1e6;
                default -> factor = 1;
            }
            number = factor == 1 ? text : text.substring(0, text.length() - 1);
        }
        try {
            return new Rate(Double.parseDouble(number) * factor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rate; write it like 20000, 500k, 1.5M or max", e);
        }
    }
}
