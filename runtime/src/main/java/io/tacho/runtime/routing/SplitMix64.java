package io.tacho.runtime.routing;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Random numbers for any thread: SplitMix64 of Steele, Lea and Flood, "Fast Splittable Pseudorandom
 * Number Generators", OOPSLA 2014, the algorithm of {@link java.util.SplittableRandom}, whose state
 * moves on by an addition and so needs no more than an atomic one. Several threads draw from one
 * sequence; who gets which number is up to them.
 */
final class SplitMix64 {
    /** 2^64 divided by the golden ratio, odd: the state meets every 64-bit number. */
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final AtomicLong state;

    SplitMix64(long seed) {
        state = new AtomicLong(seed);
    }

    long next() {
        return mix(state.addAndGet(GOLDEN_GAMMA));
    }

    /**
     * Spreads neighbouring numbers over all 64 bits, one to one: variant 13 of Stafford, "Better
     * Bit Mixing", 2011.
     */
    static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /**
     * Scales 32 random bits to a range without dividing (Lemire, "Fast Random Integer Generation in
     * an Interval", 2019). Left out is what makes that exact: a number is at most {@code bound /
     * 2^32} more or less likely than it should be.
     *
     * @param random whose lower 32 bits count
     * @param bound 1 or more
     * @return 0 to {@code bound} - 1
     */
    static int scale(long random, int bound) {
        return (int) ((random & 0xffffffffL) * bound >>> 32);
    }
}
