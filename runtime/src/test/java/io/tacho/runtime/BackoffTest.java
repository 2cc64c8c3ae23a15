package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    private static Backoff backoff(long min, long max, double jitter) {
        return new Backoff(nanos(min), nanos(max), jitter, Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 200", "2, 400", "3, 800", "4, 1000", "62, 1000", "2147483647, 1000"})
    void shouldDoubleUpToTheMost(int streak, long wait) {
        assertEquals(wait, backoff(100, 1_000, 0).nanos(streak, 0.5));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 100", "0.5, 110", "1.0, 120"})
    void shouldSpreadUpwardsWhenThereIsJitter(double random, long wait) {
        assertEquals(wait, backoff(100, 1_000, 0.2).nanos(0, random));
    }

    @Test
    void shouldSpreadTheMostAsWellSoThatManyDoNotComeBackTogether() {
        assertEquals(1_500, backoff(100, 1_000, 0.5).nanos(20, 1));
    }

    @Test
    void shouldNotWaitWhenThereIsNone() {
        assertEquals(0, Backoff.NONE.nanos(50, 1));
    }

    @Test
    void shouldBeginAnewAfterTheLongestWaitWhenExponential() {
        Backoff backoff = Backoff.exponential(nanos(10), nanos(1_000));
        assertEquals(nanos(1_000), backoff.resetAfter());
        assertEquals(0.2, backoff.jitter());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shouldRefuseJitterWhenOutOfRange(double jitter) {
        assertThrows(IllegalArgumentException.class, () -> backoff(0, 0, jitter));
    }

    @Test
    void shouldRefuseTimesWhenTheyAreNegativeOrFall() {
        assertThrows(IllegalArgumentException.class, () -> backoff(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> backoff(2, 1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Backoff(Duration.ZERO, Duration.ZERO, 0, nanos(-1)));
    }
}
