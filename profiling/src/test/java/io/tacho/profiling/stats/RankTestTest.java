package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankTestTest {
    private static final double[] LOW = {1, 2, 3, 4, 5, 6, 7};
    private static final double[] HIGH = {11, 12, 13, 14, 15, 16, 17};

    /** Of 14 over 7. */
    private static final double WAYS = 3432;

    @Test
    void shouldReachTheSmallestPWhenSidesLieApart() {
        assertEquals(2 / WAYS, RankTest.p(LOW, HIGH), 1e-15);
        assertEquals(2 / WAYS, RankTest.p(HIGH, LOW), 1e-15);
        assertEquals(2 / WAYS, RankTest.smallestP(7), 1e-15);
    }

    @Test
    void shouldReachItAlsoWhenValuesOfOneSideAreTied() {
        double[] tied = {1, 1, 3, 4, 5, 6, 7};
        double[] constant = SyntheticForks.constant(16, 7);
        assertEquals(2 / WAYS, RankTest.p(tied, HIGH), 1e-15);
        assertEquals(2 / WAYS, RankTest.p(constant, LOW), 1e-15);
        assertEquals(2 / WAYS, RankTest.p(constant, SyntheticForks.constant(24, 7)), 1e-15);
    }

    @Test
    void shouldCountWaysWhenValuesAreTiedAcross() {
        // Mid-ranks 1.5, 1.5, 3, 4: of the six pairs two have a sum as far from 5 as 3 has.
        assertEquals(2 / 6.0, RankTest.p(new double[] {1, 1}, new double[] {2, 3}), 1e-15);
        // Mid-ranks 1, 2.5, 2.5, 4: sums 3.5, 3.5, 5, 5, 6.5, 6.5.
        assertEquals(4 / 6.0, RankTest.p(new double[] {1, 2}, new double[] {2, 3}), 1e-15);
    }

    /** Every way to choose four of nine, one bit each. */
    @Test
    void shouldBeTheShareOfAllChoicesThatLieAsFarApart() {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            double[] pooled = random.ints(9, 0, 5).asDoubleStream().toArray();
            double[] base = Arrays.copyOf(pooled, 4);
            double[] other = Arrays.copyOfRange(pooled, 4, 9);
            double observed = Math.abs(pairsWon(pooled, 0b1111) - 10);
            double[] distances =
                    IntStream.range(0, 1 << 9)
                            .filter(choice -> Integer.bitCount(choice) == 4)
                            .mapToDouble(choice -> Math.abs(pairsWon(pooled, choice) - 10))
                            .toArray();
            double asFar = Arrays.stream(distances).filter(d -> d >= observed).count();
            assertEquals(asFar / distances.length, RankTest.p(base, other), 1e-12);
        }
    }

    private static double pairsWon(double[] pooled, int choice) {
        double won = 0;
        for (int i = 0; i < pooled.length; i++) {
            for (int j = 0; j < pooled.length; j++) {
                boolean across = (choice >> i & 1) == 1 && (choice >> j & 1) == 0;
                won += across ? (1 + Double.compare(pooled[i], pooled[j])) / 2.0 : 0;
            }
        }
        return won;
    }

    @Test
    void shouldFindNothingWhenAllIsEqual() {
        for (int forks : new int[] {1, 7, 40}) {
            double[] same = SyntheticForks.constant(0, forks);
            assertEquals(1, RankTest.p(same, same));
        }
    }

    @Test
    void shouldApproximateWhenManyAreTied() {
        double[] base = new double[40];
        double[] other = new double[40];
        for (int i = 0; i < 40; i++) {
            base[i] = i / 2;
            other[i] = i / 2 + 100;
        }
        assertEquals(0, RankTest.p(base, other), 1e-12);
    }
}
