package io.tacho.profiling.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.Regime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatioTest {
    private static final Ratio RATIO = new Ratio("one over other", "one", "other", 2);

    @Test
    void shouldJudgeTwoSteadyOnesByTheLimit() {
        assertEquals(Optional.of(Status.MET), status(Regime.NEAR, Regime.NEAR, 100, 100));
        assertEquals(Optional.of(Status.MISSED), status(Regime.NEAR, Regime.NEAR, 300, 300));
    }

    @Test
    void shouldBeNoSteadierThanTheLessSteadyOfBoth() {
        assertEquals(Optional.of(Status.UNSTABLE), status(Regime.NEAR, Regime.NEAR, 100, 150));
        assertEquals(Optional.of(Status.UNKNOWN), status(Regime.NEAR, Regime.NEAR, 100));
    }

    @Test
    void shouldBeUnknownWhereTheCoresLayOtherwise() {
        assertEquals(Optional.of(Status.UNKNOWN), status(Regime.NEAR, Regime.FAR, 100, 100));
        assertEquals(Optional.of(Status.UNKNOWN), status(Regime.SHIFTED, Regime.SHIFTED, 100, 100));
    }

    @Test
    void shouldBeNothingWhereOneIsMissing() {
        assertEquals(
                Optional.empty(), RATIO.status(List.of(measured("one", Regime.NEAR, 100, 100))));
    }

    private static Optional<Status> status(Regime one, Regime other, double... scores) {
        return RATIO.status(
                List.of(measured("one", one, scores), measured("other", other, 100, 100)));
    }

    private static Measured measured(String name, Regime regime, double... scores) {
        List<Fork> forks =
                Arrays.stream(scores)
                        .mapToObj(
                                score ->
                                        Fork.of(
                                                1,
                                                Quantiles.single(score),
                                                0,
                                                new Conditions(0, 0),
                                                List.of(score, score, score)))
                        .toList();
        return new Measured(
                new BenchmarkSpec(
                        name,
                        Group.LIFECYCLE,
                        "",
                        "",
                        Map.of(),
                        BenchmarkSpec.Kind.TWO_CORES,
                        List.of()),
                1,
                regime,
                0,
                forks,
                List.of(),
                List.of(),
                Quantiles.single(scores[0]));
    }
}
