package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.stats.Comparison.Basis;
import io.tacho.profiling.stats.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final double SURE = 0.001;

    private static Comparison between(double low, double high, double p) {
        return comparison(7, low, high, p);
    }

    private static Comparison comparison(int forks, double low, double high, double p) {
        Interval interval = new Interval(low, high);
        return new Comparison(Basis.RATIO, forks, (low + high) / 2, interval, p, 0.03);
    }

    private static Verdict verdict(Comparison comparison) {
        return Verdicts.of(List.of(new SuiteEntry("a", comparison, true)), Demands.DEFAULT).get(0);
    }

    private static Outcome outcome(Comparison comparison) {
        return verdict(comparison).outcome();
    }

    @Test
    void shouldCallARegressionOnlyWhenSureAndBeyondTheNoise() {
        assertEquals(Outcome.REGRESSION, outcome(between(0.021, 0.2, SURE)));
        assertEquals(Outcome.CANT_TELL, outcome(between(0.021, 0.2, 0.05)));
        assertEquals(Outcome.CANT_TELL, outcome(between(0.02, 0.2, SURE)));
    }

    @Test
    void shouldCallTheDirectionByWhatIsBetter() {
        Comparison more = between(0.05, 0.1, SURE);
        Comparison less = between(-0.1, -0.05, SURE);
        List<Verdict> verdicts =
                Verdicts.of(
                        List.of(
                                new SuiteEntry("slower", more, true),
                                new SuiteEntry("more a second", more, false),
                                new SuiteEntry("faster", less, true),
                                new SuiteEntry("fewer a second", less, false)),
                        Demands.DEFAULT);
        assertEquals(
                List.of(
                        Outcome.REGRESSION,
                        Outcome.IMPROVEMENT,
                        Outcome.IMPROVEMENT,
                        Outcome.REGRESSION),
                verdicts.stream().map(Verdict::outcome).toList());
        assertEquals("more a second", verdicts.get(1).entry().name());
    }

    @Test
    void shouldCallNoChangeOnlyWhenWithinWhatIsToBeFound() {
        assertEquals(Outcome.NO_CHANGE, outcome(between(-0.05, 0.05, 0.5)));
        assertEquals(Outcome.NO_CHANGE, outcome(between(0.001, 0.019, SURE)));
        assertEquals(Outcome.CANT_TELL, outcome(between(-0.051, 0, 0.5)));
        SuiteEntry wide = new SuiteEntry("a", between(-0.051, 0.09, 0.5), true);
        Demands tenPercent = Demands.DEFAULT.withDetect(0.1);
        assertEquals(Outcome.NO_CHANGE, Verdicts.of(List.of(wide), tenPercent).get(0).outcome());
    }

    @Test
    void shouldCallNothingWithFewerThanSevenForks() {
        Verdict verdict = verdict(comparison(6, 0.5, 0.6, SURE));
        assertEquals(Outcome.CANT_TELL, verdict.outcome());
        assertTrue(verdict.forksNeeded() >= 7);
        assertEquals(Outcome.CANT_TELL, outcome(comparison(6, 0, 0, 1)));
    }

    @Test
    void shouldSayHowManyForksWouldTell() {
        Verdict verdict = verdict(between(-0.051, 0, 0.5));
        int needed = new PowerCalculation(0.05, 0.02).forksNeeded(0.03, 0.05);
        assertEquals(needed, verdict.forksNeeded());
        assertEquals("can't tell: needs n >= " + needed, verdict.text());
        assertEquals(0, verdict(between(-0.05, 0.05, 0.5)).forksNeeded());
    }

    @Test
    void shouldAskForMoreThanThereAreWhenTheyCantTell() {
        assertEquals(501, verdict(comparison(500, -0.051, 0, 0.5)).forksNeeded());
    }

    @Test
    void shouldAskMoreOfEachTheMoreThereAre() {
        double[] base = {98, 99, 100, 101, 102, 103, 104};
        double[] other = {108, 109, 110, 111, 112, 113, 114};
        SuiteEntry changed = new SuiteEntry("changed", Comparison.of(base, other), true);
        SuiteEntry same = new SuiteEntry("same", Comparison.of(base, base), true);
        List<SuiteEntry> suite = new ArrayList<>(Collections.nCopies(84, same));
        suite.add(changed);
        assertEquals(Outcome.REGRESSION, Verdicts.of(suite, Demands.DEFAULT).get(84).outcome());
        suite.add(same);
        Verdict verdict = Verdicts.of(suite, Demands.DEFAULT).get(84);
        assertEquals(Outcome.CANT_TELL, verdict.outcome());
        assertTrue(verdict.adjustedP() > 0.05);
        assertTrue(verdict.forksNeeded() >= 8);
    }

    @Test
    void shouldJudgeConstantScores() {
        double[] none = SyntheticForks.constant(0, 7);
        double[] few = SyntheticForks.constant(16, 7);
        double[] more = SyntheticForks.constant(24, 7);
        assertEquals(Outcome.NO_CHANGE, outcome(Comparison.of(none, none)));
        assertEquals(Outcome.NO_CHANGE, outcome(Comparison.of(few, few)));
        assertEquals(Outcome.REGRESSION, outcome(Comparison.of(none, more)));
        assertEquals(Outcome.IMPROVEMENT, outcome(Comparison.of(more, none)));
        assertEquals(Outcome.REGRESSION, outcome(Comparison.of(few, more)));
        assertEquals(
                Outcome.CANT_TELL, outcome(Comparison.of(SyntheticForks.constant(0, 6), more)));
    }

    @Test
    void shouldJudgeTiedScoresAgainstAConstant() {
        double[] constant = SyntheticForks.constant(16, 7);
        double[] tied = {24, 24, 24, 24, 32, 32, 32};
        assertEquals(Outcome.REGRESSION, outcome(Comparison.of(constant, tied)));
        double[] none = SyntheticForks.constant(0, 7);
        double[] twice = {0, 0, 0, 0, 0, 24, 24};
        Verdict verdict = verdict(Comparison.of(none, twice));
        assertEquals(Outcome.CANT_TELL, verdict.outcome());
        assertTrue(verdict.forksNeeded() > 1000, verdict.text());
    }

    @Test
    void shouldRefuseDemandsThatCantBeMet() {
        assertThrows(ProfilingException.class, () -> new Demands(0, 0.02, 0.05));
        assertThrows(ProfilingException.class, () -> new Demands(0.05, -0.01, 0.05));
        ProfilingException e =
                assertThrows(ProfilingException.class, () -> Demands.DEFAULT.withDetect(0.02));
        assertEquals(
                "A change of 0.02 can't be told from a noise of 0.02; ask for one that is larger"
                        + " than the noise",
                e.getMessage());
    }

    @Test
    void shouldHaveNothingToSayOfAnEmptySuite() {
        assertEquals(List.of(), Verdicts.of(List.of(), Demands.DEFAULT));
    }
}
