package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.stats.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerCalculationTest {
    private static final double NOISE = 0.02;
    private static final PowerCalculation ALONE = new PowerCalculation(0.05, NOISE);

    @Test
    void shouldFollowTheFormulaOfTheTestWhenNoiseIsNoMatter() {
        PowerCalculation withoutNoise = new PowerCalculation(0.01, 0);
        // z 2.575829 and 1.281552, 3 / pi = 0.9549297; ln 1.05 = 0.04879016.
        double n = 2 * Math.pow((2.575829 + 1.281552) * 0.05 / 0.04879016, 2) / 0.9549297;
        int needed = (int) Math.ceil(n + 2.575829 * 2.575829 / 4);
        assertEquals(needed, withoutNoise.forksNeeded(0.05, 0.05));
    }

    @Test
    void shouldNeedManyMoreWhenTheChangeIsNearTheNoise() {
        assertTrue(ALONE.forksNeeded(0.03, 0.03) > 5 * ALONE.forksNeeded(0.03, 0.05));
        assertEquals(Integer.MAX_VALUE, ALONE.forksNeeded(0.03, NOISE));
        assertEquals(Integer.MAX_VALUE, ALONE.forksNeeded(1e9, 0.03));
    }

    @Test
    void shouldNeedSevenAtLeastAndAsManyAsTheTestNeedsToGetBelowTheLevel() {
        assertEquals(7, ALONE.forksNeeded(0, 0.05));
        // Sides of seven reach 2 / 3432, no less.
        assertEquals(7, new PowerCalculation(0.05 / 85, NOISE).forksNeeded(0, 0.05));
        assertEquals(8, new PowerCalculation(0.05 / 86, NOISE).forksNeeded(0, 0.05));
    }

    @Test
    void shouldDetectNothingWithTooFew() {
        assertEquals(Double.POSITIVE_INFINITY, ALONE.smallestDetectable(6, 0.01));
        assertEquals(NOISE, ALONE.smallestDetectable(7, 0), 1e-12);
    }

    @Test
    void shouldDetectWithSoManyForksWhatNeedsSoMany() {
        for (double level : new double[] {0.05, 0.05 / 36}) {
            PowerCalculation calculation = new PowerCalculation(level, NOISE);
            for (int forks : new int[] {8, 20, 100}) {
                double change = calculation.smallestDetectable(forks, 0.03);
                assertEquals(forks, calculation.forksNeeded(0.03, change * 1.0001));
                assertTrue(calculation.forksNeeded(0.03, change * 0.999) > forks);
            }
        }
    }

    /** Nine of ten are promised; two standard errors of 100 trials less are let pass. */
    @Test
    void shouldFindWhatWasPromised() {
        for (double deviation : new double[] {0.015, 0.03}) {
            int forks = ALONE.forksNeeded(deviation, 0.05);
            SyntheticForks synthetic = new SyntheticForks(forks, deviation);
            int found = 0;
            for (int i = 0; i < 100; i++) {
                SuiteEntry entry = new SuiteEntry("", synthetic.compared(0.05, forks), true);
                Outcome outcome = Verdicts.of(List.of(entry), Demands.DEFAULT).get(0).outcome();
                found += outcome == Outcome.REGRESSION ? 1 : 0;
            }
            assertTrue(found >= 84, found + " of 100 with " + forks + " forks");
        }
    }
}
