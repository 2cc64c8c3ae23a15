package io.tacho.stress.load;

import java.util.SplittableRandom;

/**
 * How operations lie within the rate that is asked for.
 *
 * @param kind of distance
 * @param burst operations that are due at once; 1 unless it is {@link Kind#BURST}
 */
public record Arrivals(Kind kind, int burst) {
    /** Each as far from the one before as all others. */
    public static final Arrivals EVEN = new Arrivals(Kind.EVEN, 1);

    /** As independent users have them: the distance is exponential (a Poisson process). */
    public static final Arrivals POISSON = new Arrivals(Kind.POISSON, 1);

    /** The largest burst. */
    public static final int LARGEST_BURST = 1_000_000;

    private static final String BURST_PREFIX = "burst:";

    /** Of distance. */
    public enum Kind {
        /** The same between all. */
        EVEN,
        /** Exponential. */
        POISSON,
        /** So many at once, and then none for as long as these would take. */
        BURST
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the burst is out of range
     */
    public Arrivals {
        if (burst < 1 || burst > LARGEST_BURST || burst > 1 != (kind == Kind.BURST)) {
            throw new IllegalArgumentException("a burst is 2 to " + LARGEST_BURST + " operations");
        }
    }

    /**
     * Reads {@code even}, {@code poisson} or {@code burst:100}.
     *
     * @param text from the command line
     * @return the arrivals
     * @throws IllegalArgumentException if it is none
     */
    public static Arrivals parse(String text) {
        if (text.startsWith(BURST_PREFIX)
                && text.substring(BURST_PREFIX.length()).matches("[0-9]{1,9}")) {
            return new Arrivals(
                    Kind.BURST, Integer.parseInt(text.substring(BURST_PREFIX.length())));
        }
        return switch (text) {
            case "even" -> EVEN;
            case "poisson" -> POISSON;
            default ->
                    throw new IllegalArgumentException(
                            "'" + text + "' is none; there are even, poisson and burst:N");
        };
    }

    /**
     * Where in the count of operations each one is due: a rate's course then says when.
     *
     * @param seed of what is random
     * @return of one thread
     */
    Positions positions(long seed) {
        return switch (kind) {
            case EVEN -> number -> number;
            case BURST -> number -> number - number % burst;
            case POISSON -> new PoissonPositions(seed);
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case EVEN -> "even";
            case POISSON -> "poisson";
            case BURST -> BURST_PREFIX + burst;
        };
    }

    /** Positions of operations. */
    @FunctionalInterface
    interface Positions {
        /**
         * Of one.
         *
         * @param number of the operation: 0, then each the one after the one before
         * @return not less than that of the one before
         */
        double of(long number);
    }

    /**
     * Sums of exponential distances with mean 1. A course that stretches them makes a Poisson
     * process of any rate of them (time change; for example Çinlar, Introduction to Stochastic
     * Processes, 1975).
     */
    private static final class PoissonPositions implements Positions {
        private final SplittableRandom random;
        private double sum;

        PoissonPositions(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public double of(long number) {
            // 1 - u is in (0, 1]: its logarithm is finite.
            sum -= Math.log(1 - random.nextDouble());
            return sum;
        }
    }
}
