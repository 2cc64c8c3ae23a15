package io.tacho.profiling.suite;

import static io.tacho.profiling.suite.BenchmarkSpec.Kind.TWO_CORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.CoreState;
import io.tacho.profiling.machine.Regime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.MultisetStatistics;

class SuiteRunnerTest {
    private static final double WHOLE = 1.4;
    private static final double CLOCK = 6_000;
    private static final CoreState NEAR = new CoreState(1.2 * WHOLE, CLOCK, 80, 80, 0);
    private static final CoreState FAR = new CoreState(WHOLE, CLOCK, 300, 300, 0);
    private static final CoreState SHIFTED = new CoreState(WHOLE, CLOCK, 80, 300, 0);
    private static final Conditions QUIET = new Conditions(0, 0);
    private static final Conditions BUSY = new Conditions(0.5, 0);

    private final List<String> order = new ArrayList<>();
    private final Deque<MeasuredFork> found = new ArrayDeque<>();

    @Test
    void shouldTakeTurnsWhenThereAreSeveralBenchmarks() {
        run(2, spec("a", TWO_CORES), spec("b", TWO_CORES));

        assertEquals(List.of("a1", "b1", "a2", "b2"), order);
    }

    @Test
    void shouldRunADisturbedForkAgainWhenTheRuleAllowsIt() {
        found.add(fork(1, 10, BUSY, NEAR));

        Measured measured = run(4, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(List.of("a1", "a2", "a3", "a4", "a5"), order);
        assertEquals(4, measured.forks().size());
        assertEquals(List.of("others took 50 % of a core"), measured.discarded().get(0).reasons());
    }

    @Test
    void shouldKeepWhatIsDisturbedWhenAFifthWasDiscardedAlready() {
        for (int round = 1; round <= 5; round++) {
            found.add(fork(round, 10, BUSY, NEAR));
        }

        Measured measured = run(4, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(4, measured.forks().size());
        assertEquals(1, measured.discarded().size());
    }

    @Test
    void shouldPutOnlyForksOfOneRegimeTogetherWhenTheyAreTimed() {
        finds(FAR, NEAR, FAR, SHIFTED);

        Measured measured = run(2, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(Regime.FAR, measured.regime());
        assertEquals(List.of(1, 3), measured.forks().stream().map(Fork::round).toList());
        assertEquals(List.of(2), measured.otherRegimes().stream().map(Fork::round).toList());
    }

    @Test
    void shouldHaveNoRegimeWhenNobodyLookedAtTheCores() {
        ForkSource source =
                (benchmark, round) ->
                        new MeasuredFork(
                                Fork.of(round, Quantiles.single(10), 0, QUIET, List.of(10.0)),
                                List.of(),
                                1,
                                new MultisetStatistics(),
                                Optional.empty());

        Measured measured =
                runner(source, 3, () -> false)
                        .run(List.of(spec("a", BenchmarkSpec.Kind.MEMORY)))
                        .benchmarks()
                        .get(0);

        assertEquals(Regime.ANY, measured.regime());
        assertEquals(3, measured.forks().size());
    }

    @Test
    void shouldGoOnUntilOneRegimeHasAsManyForksAsPlanned() {
        finds(FAR, NEAR, FAR, NEAR, FAR);

        Measured measured = run(3, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(3, measured.forks().size());
        assertEquals(2, measured.otherRegimes().size());
    }

    @Test
    void shouldGoOnWhenMostForksWereDisturbed() {
        finds(SHIFTED, SHIFTED, FAR, SHIFTED, FAR);

        Measured measured = run(2, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(Regime.FAR, measured.regime());
        assertEquals(List.of(3, 5), measured.forks().stream().map(Fork::round).toList());
    }

    @Test
    void shouldGiveUpAfterThreeTimesAsManyWhenTheMachineDoesNotStayInARegime() {
        finds(FAR, NEAR, SHIFTED, SHIFTED, SHIFTED, SHIFTED, SHIFTED);

        assertEquals(6, run(2, spec("a", TWO_CORES)).benchmarks().get(0).otherRegimes().size() + 1);
    }

    @Test
    void shouldCountOnlyIterationsInWhichTheCoreWasWhole() {
        ForkSource source =
                (benchmark, round) ->
                        onOneCore(
                                round,
                                List.of(10.0, 14.0, 14.0, 10.0),
                                List.of(1.40, 1.60, 1.50, 1.41));

        Measured measured = runner(source, 2, () -> false).run(onOne()).benchmarks().get(0);

        assertEquals(Regime.ONE_CORE, measured.regime());
        assertEquals(10, measured.score());
        assertEquals(0, measured.steadiness().spread().deviation());
        assertEquals(List.of(1, 2), measured.forks().get(0).leftOut());
        assertEquals(4, measured.forks().get(0).iterations().size());
    }

    @Test
    void shouldBringForksOfOneCoreToTheMedianClock() {
        List<Double> clocks = new ArrayList<>(List.of(6_300.0, 6_000.0, 6_600.0));
        ForkSource source =
                (benchmark, round) -> {
                    double clock = clocks.remove(0);
                    double nanos = 10 * clock / 6_300;
                    return onOneCore(round, clock, List.of(nanos, nanos), List.of(1.4, 1.4));
                };

        Measured measured = runner(source, 3, () -> false).run(onOne()).benchmarks().get(0);

        assertEquals(6_300, measured.clock());
        assertEquals(0, measured.steadiness().spread().range(), 1e-9);
        for (Fork each : measured.forks()) {
            assertEquals(10, each.score(), 1e-9);
            assertEquals(10, each.iterations().get(1), 1e-9);
        }
        assertEquals(
                List.of(6_300.0, 6_000.0, 6_600.0),
                measured.forks().stream().map(each -> Math.rint(each.clock())).toList());
        // A percentile is what somebody waited for, at whatever clock.
        assertEquals(10 * 6_600 / 6_300.0, measured.quantiles().max(), 1e-9);
    }

    @Test
    void shouldLeaveScoresOfTwoCoresAsTheyWereMeasured() {
        finds(new CoreState(WHOLE, 6_000, 300, 300, 0), new CoreState(WHOLE, 6_600, 300, 300, 0));

        Measured measured = run(2, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(0, measured.clock());
        assertEquals(List.of(10.0, 10.0), measured.forks().stream().map(Fork::score).toList());
        assertEquals(List.of(0.0, 0.0), measured.forks().stream().map(Fork::clock).toList());
    }

    @Test
    void shouldRunAForkAgainWhenALaterOneShowsThatItsCoreWasShared() {
        List<MeasuredFork> forks =
                new ArrayList<>(
                        List.of(
                                onOneCore(1, List.of(14.0, 14.0), List.of(1.6, 1.6)),
                                onOneCore(2, List.of(10.0, 10.0), List.of(1.4, 1.4)),
                                onOneCore(3, List.of(14.0, 10.0), List.of(1.6, 1.4))));
        ForkSource source = (benchmark, round) -> forks.remove(0);

        Measured measured = runner(source, 2, () -> false).run(onOne()).benchmarks().get(0);

        assertEquals(List.of(2, 3), measured.forks().stream().map(Fork::round).toList());
        assertEquals(10, measured.score());
        assertEquals(
                List.of(Regime.SHARED),
                measured.otherRegimes().stream().map(Fork::regime).toList());
        assertEquals(
                List.of("the cores were shared in too many iterations"),
                measured.otherRegimes().get(0).disturbances());
    }

    @Test
    void shouldReturnWhatThereIsWhenInterrupted() {
        BooleanSupplier afterThree = () -> order.size() >= 3;

        SuiteResult result =
                runner(this::measure, 5, afterThree)
                        .run(List.of(spec("a", TWO_CORES), spec("b", TWO_CORES)));

        assertEquals(List.of("a1", "b1", "a2"), order);
        assertEquals(2, result.benchmarks().get(0).forks().size());
    }

    @Test
    void shouldFailWhenABenchmarkFails() {
        ForkSource failing =
                (benchmark, round) -> {
                    throw new ProfilingException("a message was lost");
                };

        assertThrows(
                ProfilingException.class,
                () -> runner(failing, 1, () -> false).run(List.of(spec("a", TWO_CORES))));
    }

    @Test
    void shouldTakePercentilesOverAllForksAndByOperationWhenItIsBatched() {
        Measured measured = run(2, spec("a", TWO_CORES)).benchmarks().get(0);

        assertEquals(10, measured.quantiles().p50());
        assertEquals(6, measured.quantiles().samples());
        assertEquals(10, measured.score());
    }

    @Test
    void shouldNeverCallItMetWhenTheForksLieApart() {
        List<Double> scores = new ArrayList<>(List.of(10.0, 12.0));
        ForkSource unsteady = (benchmark, round) -> fork(round, scores.remove(0), QUIET, NEAR);

        Measured measured =
                runner(unsteady, 2, () -> false)
                        .run(List.of(spec("a", TWO_CORES)))
                        .benchmarks()
                        .get(0);

        assertTrue(measured.targets().get(0).met());
        assertEquals(Status.UNSTABLE, measured.status());
    }

    private SuiteResult run(int forks, BenchmarkSpec... benchmarks) {
        return runner(this::measure, forks, () -> false).run(Arrays.asList(benchmarks));
    }

    private static SuiteRunner runner(ForkSource source, int forks, BooleanSupplier interrupted) {
        Settings settings = new Settings(forks, Duration.ofSeconds(1), 3, Duration.ofSeconds(1));
        return new SuiteRunner(source, settings, SuiteProgress.NONE, interrupted);
    }

    private MeasuredFork measure(BenchmarkSpec benchmark, int round) {
        order.add(benchmark.name() + round);
        return found.isEmpty() ? fork(round, 10, QUIET, NEAR) : found.remove();
    }

    private void finds(CoreState... cores) {
        for (CoreState each : cores) {
            found.add(fork(found.size() + 1, 10, QUIET, each));
        }
    }

    private static MeasuredFork fork(
            int round, double score, Conditions conditions, CoreState cores) {
        MultisetStatistics samples = new MultisetStatistics();
        samples.addValue(score * 100, 3);
        Fork fork =
                Fork.of(
                        round,
                        Quantiles.of(samples, 100),
                        0,
                        conditions,
                        List.of(score, score, score));
        return new MeasuredFork(fork, List.of(cores, cores, cores), 100, samples, Optional.empty());
    }

    /** Kept on one core, which was shared so much in each iteration. */
    private static MeasuredFork onOneCore(
            int round, List<Double> iterations, List<Double> sharing) {
        return onOneCore(round, CLOCK, iterations, sharing);
    }

    private static MeasuredFork onOneCore(
            int round, double clock, List<Double> iterations, List<Double> sharing) {
        MultisetStatistics samples = new MultisetStatistics();
        iterations.forEach(each -> samples.addValue(each * 100, 1));
        Fork fork =
                Fork.of(round, Quantiles.of(samples, 100), 0, Conditions.IRRELEVANT, iterations);
        List<CoreState> cores =
                sharing.stream().map(each -> new CoreState(each, clock, 0, 0, 0)).toList();
        return new MeasuredFork(fork, cores, 100, samples, Optional.empty());
    }

    private static List<BenchmarkSpec> onOne() {
        return List.of(spec("a", BenchmarkSpec.Kind.ONE_CORE));
    }

    private static BenchmarkSpec spec(String name, BenchmarkSpec.Kind kind) {
        return new BenchmarkSpec(
                name, Group.DIRECT, "nothing", "none", Map.of(), kind, List.of(Target.p99(1_000)));
    }
}
