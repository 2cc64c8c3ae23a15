package io.tacho.profiling.machine;

/**
 * Whether a core is shared at the moment, and how fast its clock is. On a virtual machine a core
 * often has a second half, which may belong to somebody else; when that half works, everything here
 * that keeps several units of the core busy takes 20 to 60 % longer, for seconds, and nothing in
 * the guest shows it. It shows here: two fixed pieces of arithmetic are timed, neither of which
 * touches memory. One keeps as many units busy as it can, the other waits for one of them all the
 * time, so that a second thread on the core costs it little. The core's clock is in both, so how
 * many times as long the one takes as the other does not depend on it.
 */
public final class CoreProbe {
    /**
     * A core is whole up to this many times the ratio of a whole one. On the machine of the figures
     * a whole one's is 1.36 to 1.38, while the clock goes up and down by 8 %; moments at which
     * others used it had 1.46 to 1.65.
     */
    public static final double WHOLE_AT_MOST = 1.05;

    /** Some 6 us: less than the time between two interrupts. */
    private static final int STEPS = 10_000;

    private static final int REPETITIONS = 20;

    /** Enough for the compiler to have done its best. */
    private static final int WARM_UP = 5_000;

    /** Odd, and without a pattern: the golden ratio's, as Knuth has it. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private long sum;

    /**
     * What was found.
     *
     * @param sharing how many times as long what uses many units takes as what waits for one
     * @param clock ns of what waits for one: so many cycles that it measures how long one is, in a
     *     unit of its own
     */
    public record Reading(double sharing, double clock) {}

    /** Compiles what is timed; some 100 ms. */
    public CoreProbe() {
        for (int i = 0; i < WARM_UP; i++) {
            useManyUnits();
            waitForOne();
        }
    }

    /**
     * Of the core that the calling thread is on; takes some 250 us.
     *
     * @return what was found
     */
    public Reading measure() {
        double many = shortest(this::useManyUnits);
        double one = shortest(this::waitForOne);
        return new Reading(many / one, one);
    }

    /** Of all tries: what comes between makes them longer. */
    private static long shortest(Runnable work) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            work.run();
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest;
    }

    /** Four chains, none of which waits for another. */
    private void useManyUnits() {
        long a = sum;
        long b = 2;
        long c = 3;
        long d = 4;
        for (int i = 0; i < STEPS; i++) {
            a = (a ^ i) + (a >>> 3);
            b = (b ^ i) + (b >>> 5);
            c = (c ^ i) + (c >>> 7);
            d = (d ^ i) + (d >>> 9);
        }
        sum = a ^ b ^ c ^ d;
    }

    /** One chain of multiplications, each of which takes three cycles or more. */
    private void waitForOne() {
        long a = sum;
        for (int i = 0; i < STEPS / 2; i++) {
            a = a * FACTOR + i;
        }
        sum = a;
    }
}
