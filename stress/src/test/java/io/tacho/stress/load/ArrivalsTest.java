package io.tacho.stress.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final int COUNT = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"even", "poisson", "burst:100"})
    void shouldBeReadAsItIsWritten(String text) {
        assertEquals(text, Arrivals.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "random", "burst", "burst:", "burst:0", "burst:1", "burst:2000000"})
    void shouldRefuseAnythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> Arrivals.parse(text));
    }

    @Test
    void shouldPutABurstAtItsBeginning() {
        Arrivals.Positions positions = Arrivals.parse("burst:3").positions(1);
        double[] expected = {0, 0, 0, 3, 3, 3, 6};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], positions.of(i));
        }
    }

    /**
     * Distances of a Poisson process have mean 1 and deviation 1, and one in e of them is longer
     * than 1. The limits are some five standard errors; the seed is fixed.
     */
    @Test
    void shouldHaveExponentialDistances() {
        Arrivals.Positions positions = Arrivals.POISSON.positions(7);
        double before = 0;
        double squares = 0;
        int longer = 0;
        for (int i = 0; i < COUNT; i++) {
            double position = positions.of(i);
            double distance = position - before;
            assertTrue(distance >= 0);
            squares += (distance - 1) * (distance - 1);
            longer += distance > 1 ? 1 : 0;
            before = position;
        }
        assertEquals(1, before / COUNT, 0.015);
        assertEquals(1, squares / COUNT, 0.04);
        assertEquals(1 / Math.E, (double) longer / COUNT, 0.008);
    }

    @Test
    void shouldRepeatWhatItsSeedSays() {
        Arrivals.Positions one = Arrivals.POISSON.positions(3);
        Arrivals.Positions same = Arrivals.POISSON.positions(3);
        for (int i = 0; i < 100; i++) {
            assertEquals(one.of(i), same.of(i));
        }
    }
}
