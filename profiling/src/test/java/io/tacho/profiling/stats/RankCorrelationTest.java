package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static final double TINY = 1e-9;

    @Test
    void shouldBeOneWhereBothGrowHoweverFast() {
        assertEquals(1, of(new double[] {1, 2, 3, 4}, new double[] {10, 11, 900, 901}), TINY);
        assertEquals(-1, of(new double[] {1, 2, 3, 4}, new double[] {9, 8, 7, -1}), TINY);
    }

    @Test
    void shouldGiveEqualValuesTheMeanOfTheirRanks() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 over the root of 4.5 times 5.
        double expected = 4.5 / Math.sqrt(4.5 * 5);

        assertEquals(expected, of(new double[] {0, 7, 7, 8}, new double[] {1, 2, 3, 4}), TINY);
    }

    @Test
    void shouldBeNoneWhereOneSideIsAllEqual() {
        assertEquals(0, of(new double[] {5, 5, 5}, new double[] {1, 2, 3}), TINY);
    }

    private static double of(double[] one, double[] other) {
        return RankCorrelation.of(one, other);
    }
}
