package io.tacho.stress.report;

import static io.tacho.stress.report.SmallReports.asked;
import static io.tacho.stress.report.SmallReports.assertContains;
import static io.tacho.stress.report.SmallReports.measured;
import static io.tacho.stress.report.SmallReports.whole;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.suite.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes with a spread or with outliers, of results whose story is known. */
class ExplanationTest {
    private static final Conditions CROWDED = new Conditions(0.57, 1_000_000);
    private static final double[] APART = {100, 140, 101, 139, 102, 141, 100};
    private static final double[] SPREAD = {100, 104, 108, 112, 116, 120, 124};

    @Test
    void shouldSayThatNothingRecordedExplainsWhatNothingExplains() {
        assertContains(
                whole(SyntheticSuite.steady(asked("odd"), 500, SPREAD)),
                "- `odd`: spread 21.4 % of the mean between forks, asked: under 5 %. What goes with"
                        + " it: nothing recorded explains it.");
    }

    @Test
    void shouldTellTwoScoresFromAnyOtherSpread() {
        String report = whole(SyntheticSuite.steady(asked("torn"), 500, APART));

        assertContains(report, "the forks gather around two scores, 101 ns and 140 ns");
        assertContains(
                report, "Compare the compiled code of two forks, one of either score: `torn`.");
    }

    @Test
    void shouldSayWhichDisturbanceOutliersFallTogetherWith() {
        List<Fork> forks = new ArrayList<>();
        for (int round = 1; round <= 7; round++) {
            List<Double> iterations = new ArrayList<>(SyntheticSuite.iterations(100));
            if (round == 3) {
                iterations.replaceAll(value -> value * 1.5);
            }
            forks.add(
                    SyntheticSuite.fork(
                            round, 100, round == 3 ? CROWDED : new Conditions(0, 0), iterations));
        }
        String report = whole(measured(asked("crowded"), forks, List.of()));

        assertContains(
                report,
                "100 of 100 outliers lie in the 1 fork that was disturbed: others took up to 57 %"
                        + " of a core");
        assertContains(
                report,
                "Run on a machine of its own: others took more than 10 % of a core in 1 of the 7"
                        + " forks that count, at most 57 %.");
    }

    @Test
    void shouldNameTheForkThatLiesAlone() {
        assertContains(
                whole(
                        SyntheticSuite.steady(
                                asked("alone"), 500, 100, 100.4, 130, 99.8, 100.2, 100, 99.9)),
                "the fork of round 3 lies alone at 130 ns, with 0 % of its iterations left out; the"
                        + " others are 0.6 % apart");
    }

    @Test
    void shouldSayWhenForksAreSlowerTheMoreOfTheirIterationsAreLeftOut() {
        List<Fork> forks = new ArrayList<>();
        for (int round = 1; round <= 7; round++) {
            int score = 100 + 3 * round;
            forks.add(
                    SyntheticSuite.without(
                            IntStream.range(0, 5 * round).boxed().toList(), quiet(round, score)));
        }

        assertContains(
                whole(measured(asked("shared"), forks, List.of())),
                "are left out since the cores were otherwise, the slower are the others (rank"
                        + " correlation 1.00)");
    }

    @Test
    void shouldSayWhenOutliersComeBesideIterationsThatAreLeftOut() {
        List<Fork> forks = new ArrayList<>();
        for (int round = 1; round <= 7; round++) {
            List<Double> iterations = new ArrayList<>(SyntheticSuite.iterations(100));
            iterations.set(49, 150.0);
            forks.add(
                    SyntheticSuite.without(
                            List.of(50),
                            SyntheticSuite.fork(round, 100, new Conditions(0, 0), iterations)));
        }
        // So many that there is a reason to look for one.
        forks.replaceAll(fork -> withOutliersElsewhere(fork, 4));

        assertContains(
                whole(measured(asked("beside"), forks, List.of())),
                "7 of 35 outliers come right before or after iterations that are left out, as 2 %");
    }

    private static Fork quiet(int round, double score) {
        return SyntheticSuite.fork(
                round, score, new Conditions(0, 0), SyntheticSuite.iterations(score));
    }

    private static Fork withOutliersElsewhere(Fork fork, int count) {
        List<Double> iterations = new ArrayList<>(fork.iterations());
        for (int i = 0; i < count; i++) {
            iterations.set(70 + 2 * i, 140.0);
        }
        return SyntheticSuite.without(
                fork.leftOut(),
                SyntheticSuite.fork(fork.round(), fork.score(), new Conditions(0, 0), iterations));
    }

    @Test
    void shouldAskForALongerWarmUpWhenTheFirstIterationsLieOutside() {
        List<Fork> forks = new ArrayList<>();
        for (int round = 1; round <= 7; round++) {
            List<Double> iterations = new ArrayList<>(SyntheticSuite.iterations(100));
            iterations.subList(0, 8).replaceAll(value -> value * 2);
            forks.add(SyntheticSuite.fork(round, 100, new Conditions(0, 0), iterations));
        }

        assertContains(
                whole(measured(asked("cold"), forks, List.of())), "- Warm up longer: `cold`.");
    }
}
