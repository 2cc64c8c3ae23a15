package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EnergySplitTest {
    private static final int LEAST = 3;

    /** The definition: every cut and every end of the right side, every sum from its beginning. */
    private static EnergySplit byDefinition(double[] values) {
        EnergySplit best = new EnergySplit(0, Double.NEGATIVE_INFINITY);
        for (int cut = LEAST; cut <= values.length - LEAST; cut++) {
            for (int end = cut + LEAST; end <= values.length; end++) {
                double left = cut;
                double right = end - cut;
                double energy =
                        2 * distances(values, 0, cut, cut, end) / (left * right)
                                - distances(values, 0, cut, 0, cut) / (left * (left - 1))
                                - distances(values, cut, end, cut, end) / (right * (right - 1));
                double statistic = left * right / (left + right) * energy;
                if (statistic > best.statistic()) {
                    best = new EnergySplit(cut, statistic);
                }
            }
        }
        return best;
    }

    private static double distances(double[] values, int from, int to, int otherFrom, int otherTo) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            for (int j = otherFrom; j < otherTo; j++) {
                sum += Math.abs(values[i] - values[j]);
            }
        }
        return sum;
    }

    @Test
    void shouldBeWhatTheDefinitionSays() {
        for (int seed = 0; seed < 20; seed++) {
            double[] values = new SyntheticForks(seed, 0.5).about(1, 6 + seed);
            EnergySplit expected = byDefinition(values);
            EnergySplit split = EnergySplit.best(values, LEAST);
            assertEquals(expected.index(), split.index());
            assertEquals(expected.statistic(), split.statistic(), 1e-12);
        }
    }

    @Test
    void shouldFindNoPlaceWhenThereIsNone() {
        EnergySplit split = EnergySplit.best(new double[] {1, 2, 3, 4, 5}, LEAST);
        assertEquals(Double.NEGATIVE_INFINITY, split.statistic());
    }
}
