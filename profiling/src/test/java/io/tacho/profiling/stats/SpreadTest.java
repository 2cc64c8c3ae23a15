package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.profiling.ProfilingException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void shouldMeasureForksAgainstTheirMean() {
        Spread spread = Spread.of(new double[] {98, 100, 102}, new double[][] {{98}, {100}, {102}});
        assertEquals(3, spread.forks());
        assertEquals(0.04, spread.range(), 1e-12);
        // t(0.975, 2) = 4.302653, standard deviation 2.
        assertEquals(4.302653 * 2 / Math.sqrt(3) / 100, spread.forkInterval(), 1e-8);
    }

    @Test
    void shouldMeasureAllIterationsTogether() {
        Spread spread = Spread.of(new double[] {2, 5}, new double[][] {{1, 2, 3}, {4, 5, 6}});
        double deviation = Math.sqrt(3.5);
        assertEquals(deviation / 3.5, spread.deviation(), 1e-12);
        // t(0.975, 5) = 2.570582.
        double halfWidth = 2.570582 * deviation / Math.sqrt(6) / 3.5;
        assertEquals(halfWidth, spread.iterationInterval(), 1e-7);
    }

    @Test
    void shouldCountOutliersBeyondTukeysFences() {
        // Quartiles 3 and 7 of 1 to 9: fences at -3 and 13, which belong to what they fence in.
        double[] within = {1, 2, 3, 4, 5, 6, 7, 8, 13};
        double[] beyond = {1, 2, 3, 4, 5, 6, 7, 8, 13.1};
        assertEquals(0, outliers(within));
        assertEquals(1 / 9.0, outliers(beyond), 1e-12);
    }

    private static double outliers(double[] iterations) {
        return Spread.of(new double[] {5}, new double[][] {iterations}).outliers();
    }

    @Test
    void shouldFindNothingWhereAllIsEqual() {
        for (double value : new double[] {0, 0.1, 16}) {
            double[] same = SyntheticForks.constant(value, 5);
            assertEquals(new Spread(5, 0, 0, 0, 0, 0), Spread.of(same, new double[][] {same}));
        }
    }

    @Test
    void shouldKnowNoIntervalOfOneFork() {
        double[] iterations = IntStream.rangeClosed(1, 9).asDoubleStream().toArray();
        Spread spread = Spread.of(new double[] {5}, new double[][] {iterations});
        assertEquals(0, spread.range());
        assertEquals(Double.POSITIVE_INFINITY, spread.forkInterval());
    }

    @Test
    void shouldRefuseWhatIsNoScore() {
        double[][] iterations = {{1}};
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            ProfilingException e =
                    assertThrows(
                            ProfilingException.class,
                            () -> Spread.of(new double[] {1, wrong}, iterations));
            assertEquals(
                    "Score 2 of the forks is "
                            + wrong
                            + "; leave out what failed: a score is 0 or more",
                    e.getMessage());
        }
        assertThrows(ProfilingException.class, () -> Spread.of(new double[0], iterations));
    }
}
