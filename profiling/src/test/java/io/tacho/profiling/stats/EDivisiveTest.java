package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.ProfilingException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EDivisiveTest {
    private static final double NOISE = 0.03;

    private static double[] steps(long seed, int length, double... medians) {
        SyntheticForks noise = new SyntheticForks(seed, NOISE);
        return DoubleStream.of(medians)
                .flatMap(median -> Arrays.stream(noise.about(median, length)))
                .toArray();
    }

    private static List<Integer> indices(double[] series) {
        return EDivisive.changePoints(series).stream().map(ChangePoint::index).toList();
    }

    @Test
    void shouldFindNothingInNoiseNineteenTimesInTwenty() {
        SyntheticForks noise = new SyntheticForks(7, NOISE);
        int silent = 0;
        for (int i = 0; i < 400; i++) {
            silent += EDivisive.changePoints(noise.about(100, 60)).isEmpty() ? 1 : 0;
        }
        assertTrue(silent >= 380, silent + " of 400");
    }

    @Test
    void shouldFindAStepOfTenPercentWhereItIs() {
        for (int seed = 1; seed <= 20; seed++) {
            List<ChangePoint> found = EDivisive.changePoints(steps(seed, 30, 100, 110));
            ChangePoint nearest =
                    found.stream()
                            .filter(c -> Math.abs(c.index() - 30) <= 2)
                            .findAny()
                            .orElseThrow();
            assertTrue(nearest.p() <= EDivisive.SIGNIFICANCE);
            assertEquals(0.1, nearest.relativeChange(), 0.05);
        }
    }

    @Test
    void shouldTellMeansBeforeAndAfter() {
        double[] series = DoubleStream.of(10, 10, 10, 10, 10, 15, 15, 15, 15, 15).toArray();
        assertEquals(
                List.of(new ChangePoint(5, EDivisive.changePoints(series).get(0).p(), 10, 15)),
                EDivisive.changePoints(series));
        assertEquals(0.5, EDivisive.changePoints(series).get(0).relativeChange());
    }

    @Test
    void shouldFindTwoSteps() {
        List<Integer> up = indices(steps(1, 25, 100, 110, 121));
        assertEquals(2, up.size());
        assertEquals(25, up.get(0), 2);
        assertEquals(50, up.get(1), 2);
    }

    @Test
    void shouldFindAStepThatIsUndone() {
        List<Integer> pulse = indices(steps(2, 20, 100, 110, 100));
        assertEquals(2, pulse.size());
        assertEquals(20, pulse.get(0), 2);
        assertEquals(40, pulse.get(1), 2);
    }

    @Test
    void shouldNotTakeAnOutlierForAChange() {
        for (int at : new int[] {0, 3, 30, 59}) {
            double[] series = steps(3, 60, 100);
            series[at] = 200;
            assertEquals(List.of(), EDivisive.changePoints(series));
        }
    }

    @Test
    void shouldNotTakeTheOneDifferentValueForAChange() {
        for (int at = 0; at < 30; at++) {
            double[] series = SyntheticForks.constant(16.1, 30);
            series[at] = 24.3;
            assertEquals(List.of(), EDivisive.changePoints(series));
        }
    }

    @Test
    void shouldFindNothingWhereAllIsEqual() {
        assertEquals(List.of(), EDivisive.changePoints(SyntheticForks.constant(0.1, 50)));
        assertEquals(List.of(), EDivisive.changePoints(SyntheticForks.constant(0, 50)));
    }

    @Test
    void shouldFindWhereBytesBeganToBeAllocated() {
        double[] series = SyntheticForks.constant(0, 30);
        Arrays.fill(series, 20, 30, 24);
        ChangePoint found = EDivisive.changePoints(series).get(0);
        assertEquals(20, found.index());
        assertEquals(Double.POSITIVE_INFINITY, found.relativeChange());
    }

    @Test
    void shouldFindNothingInFewerThanTwoSegments() {
        double[] nine = {1, 1, 1, 1, 9, 9, 9, 9, 9};
        assertEquals(List.of(), EDivisive.changePoints(nine));
        assertEquals(List.of(), EDivisive.changePoints(new double[0]));
    }

    @Test
    void shouldLeaveFiveBetweenChangePoints() {
        double[] series = SyntheticForks.constant(10, 30);
        Arrays.fill(series, 20, 24, 20);
        List<Integer> found = indices(series);
        assertFalse(found.isEmpty());
        for (int index : found) {
            assertTrue(index >= 5 && index <= 25, () -> "at " + index);
        }
    }

    @Test
    void shouldGiveTheSameAgainAndLeaveTheSeriesAlone() {
        double[] series = steps(4, 200, 100, 105, 100, 103, 100);
        double[] before = series.clone();
        assertEquals(EDivisive.changePoints(series), EDivisive.changePoints(series));
        assertEquals(4, EDivisive.changePoints(series).size());
        assertTrue(Arrays.equals(before, series));
    }

    @Test
    void shouldRefuseWhatIsNoScore() {
        double[] series = SyntheticForks.constant(1, 20);
        series[4] = Double.NaN;
        assertThrows(ProfilingException.class, () -> EDivisive.changePoints(series));
    }
}
