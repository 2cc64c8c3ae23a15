package io.tacho.profiling.machine;

/**
 * How fast a core is at the moment: the time of a fixed piece of arithmetic, which touches no
 * memory and keeps the core's units as busy as it can. On a virtual machine a core often has a
 * second half, which may belong to somebody else; when that half works, everything here that keeps
 * several units busy takes 20 to 60 % longer, for seconds, and nothing in the guest shows it. It
 * shows here.
 */
public final class CoreSpeed {
    /**
     * A core is whole up to this many times what the fastest takes. On the machine of the figures a
     * whole one stays within 1.03, as its clock changes, and a shared one begins at 1.08.
     */
    public static final double WHOLE_AT_MOST = 1.05;

    /** Some 10 us: less than the time between two interrupts. */
    private static final int STEPS = 10_000;

    private static final int REPETITIONS = 20;

    /** Enough for the compiler to have done its best. */
    private static final int WARM_UP = 5_000;

    private long sum;

    /** Compiles what is timed; some 100 ms. */
    public CoreSpeed() {
        for (int i = 0; i < WARM_UP; i++) {
            work();
        }
    }

    /**
     * Of the core that the calling thread is on; takes some 200 us.
     *
     * @return ns, the shortest of {@value #REPETITIONS} tries: what comes between makes them longer
     */
    public long measure() {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            work();
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest;
    }

    /** Four chains, none of which waits for another. */
    private void work() {
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
}
