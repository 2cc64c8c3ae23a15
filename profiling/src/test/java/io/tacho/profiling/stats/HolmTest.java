package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void shouldMultiplyByWhatIsLeftAndNeverFall() {
        Holm holm = new Holm(new double[] {0.03, 0.001, 0.04, 0.9}, 0.05);
        assertEquals(0.09, holm.adjusted(0), 1e-12);
        assertEquals(0.004, holm.adjusted(1), 1e-12);
        assertEquals(0.09, holm.adjusted(2), 1e-12);
        assertEquals(0.9, holm.adjusted(3), 1e-12);
    }

    @Test
    void shouldNotExceedOne() {
        Holm holm = new Holm(new double[] {0.6, 0.7}, 0.05);
        assertEquals(1, holm.adjusted(0));
        assertEquals(1, holm.adjusted(1));
    }

    @Test
    void shouldAskWhatTheFirstNotRejectedHadToReach() {
        Holm holm = new Holm(new double[] {0.03, 0.001, 0.04, 0.9}, 0.05);
        assertEquals(0.05 / 4, holm.level(1), 1e-12);
        for (int notRejected : new int[] {0, 2, 3}) {
            assertEquals(0.05 / 3, holm.level(notRejected), 1e-12);
        }
    }
}
