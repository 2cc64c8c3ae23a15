package io.tacho.stress.scenario;

import java.util.Random;

/**
 * Which component each operation goes to: all of them in turn, in an order that the seed decides,
 * so that every component gets its share and neighbours in memory don't follow each other. Any
 * thread.
 */
public final class Targets {
    private final int count;
    private final long stride;
    private final long offset;

    /**
     * An order.
     *
     * @param count of components, 1 or more
     * @param seed of the order
     */
    public Targets(int count, long seed) {
        this.count = count;
        Random random = new Random(seed);
        this.offset = random.nextInt(count);
        this.stride = coprime(count, random);
    }

    /**
     * The component of an operation.
     *
     * @param number of the operation
     * @return index of the component
     */
    public int of(long number) {
        return (int) ((number % count * stride + offset) % count);
    }

    /** Any stride without a common divisor goes through all residues. */
    private static long coprime(int count, Random random) {
        long candidate = 1 + random.nextInt(count);
        while (gcd(candidate, count) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
