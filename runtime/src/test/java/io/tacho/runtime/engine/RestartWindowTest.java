package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Supervision;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartWindowTest {
    private static final long PERIOD = 1_000;

    private static RestartWindow window(int intensity) {
        return new RestartWindow(
                Supervision.DEFAULT.withIntensity(intensity, Duration.ofNanos(PERIOD)));
    }

    @Test
    void shouldAllowTheIntensityAndNoMoreWhenWithinThePeriod() {
        RestartWindow window = window(3);
        assertTrue(window.allows(0));
        assertTrue(window.allows(1));
        assertTrue(window.allows(2));
        assertFalse(window.allows(3));
    }

    @Test
    void shouldAllowNoneWhenTheIntensityIsZero() {
        assertFalse(window(0).allows(0));
    }

    @Test
    void shouldIncludeTheLastMomentOfThePeriod() {
        RestartWindow window = window(1);
        assertTrue(window.allows(0));
        assertFalse(window.allows(PERIOD));
        assertTrue(window.allows(PERIOD + 1));
    }

    @Test
    void shouldSlideWithTheOldestThatCounts() {
        RestartWindow window = window(2);
        assertTrue(window.allows(0));
        assertTrue(window.allows(600));
        assertTrue(window.allows(1_001), "the first no longer counts");
        assertFalse(window.allows(1_600), "the second still does");
        assertTrue(window.allows(1_601));
    }

    @Test
    void shouldCompareTimesWhenTheClockGoesRound() {
        RestartWindow window = window(1);
        assertTrue(window.allows(Long.MAX_VALUE));
        assertFalse(window.allows(Long.MIN_VALUE));
        assertTrue(window.allows(Long.MIN_VALUE + PERIOD));
    }
}
