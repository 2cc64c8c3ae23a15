package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.profiling.stats.Steadiness.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadinessTest {
    private static Steadiness of(double range, double interval, double outliers, double deviation) {
        return Steadiness.of(new Spread(5, range, 0.5, interval, outliers, deviation));
    }

    @Test
    void shouldBeStableWhenAllGatesArePassed() {
        Steadiness steadiness = of(0.0499, 0.0999, 0.0499, 0.1999);
        assertEquals(Grade.STABLE, steadiness.grade());
        assertEquals(List.of(), steadiness.reasons());
    }

    @Test
    void shouldWarnAtFiveAndBeUnstableBeyondTenPercentBetweenForks() {
        assertEquals(Grade.WARNING, of(0.05, 0, 0, 0).grade());
        assertEquals(Grade.WARNING, of(0.10, 0, 0, 0).grade());
        assertEquals(Grade.UNSTABLE, of(0.1001, 0, 0, 0).grade());
        assertEquals(
                List.of("spread 7.3 % of the mean between forks, asked: under 5 %"),
                of(0.073, 0, 0, 0).reasons());
    }

    @Test
    void shouldBeUnstableWhenIntervalOrDeviationCrossesItsGate() {
        assertEquals(Grade.UNSTABLE, of(0, 0.10, 0, 0).grade());
        assertEquals(Grade.UNSTABLE, of(0, 0, 0, 0.20).grade());
    }

    @Test
    void shouldOnlyWarnOfOutliers() {
        assertEquals(Grade.WARNING, of(0, 0, 0.05, 0).grade());
        assertEquals(Grade.UNSTABLE, of(0.2, 0, 0.05, 0).grade());
    }

    @Test
    void shouldGiveAReasonForEachGateCrossed() {
        assertEquals(
                List.of(
                        "spread 20.0 % of the mean between forks, asked: under 5 %",
                        "95 % confidence interval over all iterations +-12.3 % of the mean,"
                                + " asked: under 10 %",
                        "outliers 6.0 % of all iterations, asked: under 5 %",
                        "standard deviation 25.0 % of the mean over all iterations,"
                                + " asked: under 20 %"),
                of(0.2, 0.123, 0.06, 0.25).reasons());
    }

    @Test
    void shouldGiveNoGradeToASingleFork() {
        double[][] iterations = {{1, 1, 1}};
        Steadiness steadiness = Steadiness.of(Spread.of(new double[] {1}, iterations));
        assertEquals(Grade.UNKNOWN, steadiness.grade());
        assertEquals(List.of("1 fork, asked: at least 2"), steadiness.reasons());
    }

    @Test
    void shouldBeUnstableWhenThereIsOneIterationInAll() {
        Steadiness steadiness = Steadiness.of(Spread.of(new double[] {1, 1}, new double[][] {{1}}));
        assertEquals(Grade.UNSTABLE, steadiness.grade());
        assertEquals(
                List.of(
                        "95 % confidence interval over all iterations +-infinitely much of the"
                                + " mean, asked: under 10 %"),
                steadiness.reasons());
    }
}
