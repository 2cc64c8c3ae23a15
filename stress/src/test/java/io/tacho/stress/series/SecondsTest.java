package io.tacho.stress.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacho.stress.measure.OperationLatency;
import org.junit.jupiter.api.Test;

class SecondsTest {
    private final Seconds seconds = new Seconds();

    private void add(long nanos) {
        OperationLatency second = new OperationLatency();
        for (int i = 0; i < 100; i++) {
            second.record(1, 1, 1 + nanos);
        }
        seconds.add(second);
    }

    @Test
    void shouldSayNothingOfFewSeconds() {
        for (int i = 0; i < 7; i++) {
            add(1_000);
        }
        assertNull(seconds.smallestEffect().p50());
        assertEquals(0, seconds.drift());
    }

    /** Half at 900, half at 1,100: a deviation of 10 %, and 32 of them. */
    @Test
    void shouldFindSmallerEffectsTheLessItsSecondsVary() {
        for (int i = 0; i < 32; i++) {
            add(i % 2 == 0 ? 900 : 1_100);
        }
        Double effect = seconds.smallestEffect().p50();
        assertNotNull(effect);
        assertEquals(2.8 * 0.1016 * Math.sqrt(2.0 / 32), effect, 0.001);
    }

    @Test
    void shouldNotTakeOneSecondThatStoodStillForADrift() {
        for (int i = 0; i < 30; i++) {
            add(i == 29 ? 1_000_000 : 1_000);
        }
        assertEquals(0, seconds.drift(), 0.001);
    }

    @Test
    void shouldSeeThatItGotSlower() {
        for (int i = 0; i < 30; i++) {
            add(i < 10 ? 1_000 : i < 20 ? 1_200 : 1_500);
        }
        assertEquals(0.5, seconds.drift(), 0.01);
    }
}
